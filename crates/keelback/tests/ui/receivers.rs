#![allow(unused)]

use keelback::prelude::*;

#[pyclass]
struct Class;

#[pymethods]
impl Class {
    fn no_receiver() {}

    fn consumes(self) {}

    #[staticmethod]
    fn static_with_receiver(&self) {}

    #[classmethod]
    fn class_without_class() {}

    #[getter]
    #[staticmethod]
    fn two_things() {}
}

fn main() {}
