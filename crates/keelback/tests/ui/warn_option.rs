#![allow(unused)]

use keelback::prelude::*;

#[pyfunction(warn)]
fn bare() {}

#[pyfunction(warn())]
fn empty() {}

#[pyfunction(warn(message))]
fn valueless() {}

#[pyfunction(warn(text = "old"))]
fn unknown() {}

#[pyfunction(warn(message = "a", message = "b"))]
fn twice() {}

#[pyfunction(warn(message = "old" category = PyDeprecationWarning))]
fn comma() {}

#[pyfunction(warn(message = "old", category = i64))]
fn category() {}

#[pyclass]
struct Class;

#[pymethods]
impl Class {
    #[classattr]
    #[pyo3(warn(message = "old"))]
    fn attribute() -> i64 {
        1
    }
}

fn main() {}
