#![allow(unused)]

use keelback::prelude::*;

struct NotFromPython;

#[pyfunction]
fn function(value: NotFromPython) {}

#[pyclass]
struct Class {
    #[pyo3(set)]
    value: NotFromPython,
}

fn main() {}
