#![allow(unused)]

use keelback::prelude::*;
use keelback::types::{PyDict, PyTuple};

#[pyfunction(signature = (py, a))]
fn token(py: Python<'_>, a: i64) {}

#[pyfunction(pass_module, signature = (module))]
fn module(module: &Bound<'_, PyModule>) {}

#[pyfunction(signature = (*args))]
fn arguments(args: Option<&Bound<'_, PyTuple>>) {}

#[pyfunction(signature = (**kwargs))]
fn keywords(kwargs: &Bound<'_, PyDict>) {}

#[pyfunction(pass_module)]
fn without() {}

fn main() {}
