#![allow(unused)]

use keelback::prelude::*;

#[pyclass]
struct Class;

#[pymethods]
impl Class {
    fn __bool__(&self) -> i64 {
        1
    }
}

fn main() {}
