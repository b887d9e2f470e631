#![allow(unused)]

use keelback::prelude::*;

#[pyclass(new = "from_nothing")]
struct Other;

#[pyclass(new)]
struct NoValue;

#[pyclass(new = "from_fields")]
struct Order {
    #[pyo3(default = 1)]
    x: i64,
    y: i64,
}

#[pyclass(new = "from_fields")]
struct Conditional {
    #[cfg(all())]
    x: i64,
}

#[pyclass]
struct Default {
    #[pyo3(default = 1)]
    x: i64,
}

struct Foreign;

#[pyclass(new = "from_fields")]
struct Unconvertible {
    x: Foreign,
}

#[pyclass(new = "from_fields")]
enum Variants {
    A,
}

fn main() {}
