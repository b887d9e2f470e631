#![allow(unused)]

use keelback::prelude::*;

#[pyclass(hash)]
struct Hashed;

#[pyclass(ord)]
struct Ordered;

#[pyclass(frozen)]
struct Frozen {
    #[pyo3(set)]
    value: i64,
}

#[pyclass(mapping, sequence)]
struct Both;

#[pyclass]
struct Unnamed(#[pyo3(get)] i64);

#[pyclass]
enum Shape {
    Circle(f64),
    Point,
}

#[pyclass(new = "from_fields")]
struct Later;

fn main() {}
