#![allow(unused)]

use keelback::prelude::*;

#[pyfunction(nmae = "other")]
fn function() {}

#[pyclass(frozne)]
struct Class {
    #[pyo3(gets)]
    field: i64,
}

#[pymodule(gil = false)]
fn module(_m: &Bound<'_, PyModule>) {}

fn main() {}
