#![allow(unused)]

use keelback::prelude::*;

fn length(object: &Bound<'_, PyAny>) -> PyResult<usize> {
    object.len()
}

#[pyfunction]
fn quoted(#[pyo3(from_py_with = "length")] a: usize) {}

#[pyfunction]
fn valueless(#[pyo3(from_py_with)] a: usize) {}

#[pyfunction]
fn unknown(#[pyo3(default = 5)] a: usize) {}

#[pyfunction]
fn cancelled(#[pyo3(cancel_handle)] a: usize) {}

#[pyfunction]
fn token(#[pyo3(from_py_with = length)] py: Python<'_>) {}

#[pyfunction]
fn other_type(#[pyo3(from_py_with = length)] a: String) {}

#[pyfunction]
fn conditional(#[cfg(unix)] a: i64) {}

#[pyfunction]
fn bare(#[pyo3] a: i64) {}

fn main() {}
