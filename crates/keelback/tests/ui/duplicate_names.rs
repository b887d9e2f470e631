#![allow(unused)]

use keelback::prelude::*;

#[pyclass]
struct Class {
    #[pyo3(get)]
    first: i64,
    #[pyo3(get, name = "first")]
    second: i64,
}

#[pymethods]
impl Class {
    #[new]
    fn new() -> Self {
        Class { first: 1, second: 2 }
    }

    #[new]
    fn another() -> Self {
        Class { first: 1, second: 2 }
    }

    fn method(&self) {}

    #[pyo3(name = "method")]
    fn renamed(&self) {}
}

fn main() {}
