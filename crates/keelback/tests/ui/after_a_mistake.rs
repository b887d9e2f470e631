#![allow(unused)]

use keelback::prelude::*;

#[pyfunction(nmae = "other")]
fn function() {}

#[pyfunction(signature = (b))]
fn another(a: i64) {}

#[pyclass(frozne)]
struct Class;

#[pymodule]
fn module(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(function, m)?)?;
    m.add_function(wrap_pyfunction!(another, m)?)?;
    m.add_class::<Class>()
}

fn main() {}
