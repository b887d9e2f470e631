#![allow(unused)]

use keelback::prelude::*;

#[pyclass(eq_int)]
enum NoEquality {
    A,
}

#[pyclass(eq, eq_int)]
#[derive(PartialEq)]
struct NoEnum;

#[pyclass]
enum Empty {}

#[pyclass(generic, get_all, subclass, dict, mapping, extends = PyAny)]
enum Senseless {
    A,
}

#[pyclass]
enum Constructed {
    #[pyo3(constructor = ())]
    A,
}

#[pyclass]
enum Twice {
    A,
    #[pyo3(name = "A")]
    B,
}

#[pyclass(eq)]
enum NoPartialEq {
    A,
}

#[pyclass(eq, hash, frozen)]
#[derive(PartialEq)]
enum NoHash {
    A,
}

fn main() {}
