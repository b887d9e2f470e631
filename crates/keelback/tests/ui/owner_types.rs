#![allow(unused)]

use keelback::prelude::*;

struct Foreign;

#[pyfunction(pass_module)]
fn module(module: i64) {}

#[pyclass(extends = Foreign)]
struct Extending;

#[pyclass]
struct Class;

#[pymethods]
impl Class {
    #[classmethod]
    fn class_method(cls: &str) {}

    fn receiver(slf: String) {}

    #[classattr]
    fn attribute() -> Foreign {
        Foreign
    }

    #[classattr]
    const CONSTANT: Foreign = Foreign;

    fn __hash__(&self) -> f64 {
        1.5
    }
}

fn main() {}
