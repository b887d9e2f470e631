#![allow(unused)]

use keelback::prelude::*;

#[pyclass(data, rename_all = "kebab-case")]
struct Hyphen {
    one_field: i64,
}

#[pyclass(data)]
struct Order {
    #[pyo3(default = 1)]
    x: i64,
    y: i64,
}

#[pyclass(data)]
struct Conditional {
    #[cfg(all())]
    x: i64,
}

#[pyclass(data)]
struct Twice {
    x: i64,
    #[pyo3(name = "x")]
    y: i64,
}

#[pyclass(data, frozen, set_all)]
struct Frozen {
    x: i64,
}

struct Foreign;

#[pyclass(data)]
struct Unconvertible {
    x: Foreign,
}

fn main() {}
