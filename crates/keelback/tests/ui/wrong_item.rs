#![allow(unused)]

use keelback::prelude::*;

#[pyfunction]
struct Function;

#[pyclass]
fn class() {}

#[pymethods]
struct Methods;

struct Point;

impl Point {
    #[pyfunction]
    fn method(&self) {}
}

fn main() {}
