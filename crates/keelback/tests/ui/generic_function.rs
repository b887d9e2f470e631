#![allow(unused)]

use keelback::prelude::*;

#[pyfunction]
fn generic<T>(value: T) {}

#[pyfunction]
fn implied(value: impl Into<i64>) {}

fn main() {}
