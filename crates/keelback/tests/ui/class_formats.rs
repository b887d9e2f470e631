#![allow(unused)]

use keelback::prelude::*;

#[pyclass(str = "{x} and {z}")]
struct Unknown {
    x: i64,
}

#[pyclass(str = "{1}")]
struct Short(i64);

#[pyclass(str = "{}")]
struct Empty {
    x: i64,
}

#[pyclass(str = "{x")]
struct Open {
    x: i64,
}

#[pyclass(str = "{x.y}")]
struct Deep {
    x: i64,
}

#[pyclass(str = "{x}", rename_all = "UPPERCASE")]
struct Renamed {
    x: i64,
}

#[pyclass(str = "{x}")]
struct Named {
    #[pyo3(get, name = "y")]
    x: i64,
}

#[pyclass(str = "{x}")]
enum Variants {
    A,
}

#[pyclass(str = "{x}")]
struct NoDisplay {
    x: Vec<i64>,
}

#[pyclass(str)]
struct NoText {
    x: i64,
}

fn main() {}
