#![allow(unused)]

use keelback::exceptions::PyValueError;
use keelback::prelude::*;
use keelback::types::IntoPyDict;

struct Foreign;

fn takes_dict(value: impl for<'py> IntoPyDict<'py>) {}

fn values(py: Python<'_>, object: &Bound<'_, PyAny>) -> PyResult<()> {
    PyValueError::new_err(Foreign);
    object.call1(5)?;
    takes_dict(5);
    wrap_pyfunction!(function, 5)?;
    Ok(())
}

#[pyfunction]
fn function(value: &Foreign) {}

fn main() {}
