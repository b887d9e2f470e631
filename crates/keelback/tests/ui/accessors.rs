#![allow(unused)]

use keelback::prelude::*;

#[pyclass]
struct Class;

#[pymethods]
impl Class {
    #[getter]
    fn size(&self, unit: i64) -> i64 {
        unit
    }

    #[setter]
    fn set_size(&mut self) {}

    #[getter(1 + 1)]
    fn name(&self) {}
}

fn main() {}
