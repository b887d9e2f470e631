#![allow(unused)]

use keelback::prelude::*;

struct NotToPython;

#[pyfunction]
fn value() -> NotToPython {
    NotToPython
}

struct NotAnError;

#[pyfunction]
fn error() -> Result<i64, NotAnError> {
    Ok(1)
}

#[pyclass]
struct Class {
    #[pyo3(get)]
    value: NotToPython,
}

fn main() {}
