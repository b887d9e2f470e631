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

#[pyclass(get_all, set_all)]
struct Twice {
    #[pyo3(get)]
    x: i64,
    #[pyo3(set)]
    y: i64,
}

fn main() {}
