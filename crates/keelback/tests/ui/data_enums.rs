#![allow(unused)]

use keelback::prelude::*;

#[pyclass(eq_int, eq, lock, subclass, set_all, generic, extends = PyAny)]
#[derive(PartialEq)]
enum Options {
    A { x: i64 },
}

#[pyclass(str = "{x}")]
enum Format {
    A { x: i64 },
}

#[pyclass(hash, eq)]
#[derive(PartialEq)]
enum NoHash {
    A { x: i64 },
}

#[pyclass]
enum Constructors {
    #[pyo3(constructor = (x, z))]
    Unknown { x: i64 },
    #[pyo3(constructor = ())]
    Missing(i64),
    #[pyo3(constructor = (_1, _0))]
    Order(i64, i64),
    #[pyo3(constructor = (x = 1, y))]
    Defaults { x: i64, y: i64 },
    #[pyo3(constructor = (x = 1))]
    Twice {
        #[pyo3(default = 1)]
        x: i64,
    },
    #[pyo3(constructor)]
    NoValue(i64),
    #[pyo3(constructor = ())]
    Unit,
}

#[pyclass]
enum Fields {
    A {
        #[pyo3(get)]
        x: i64,
        #[pyo3(set)]
        y: i64,
    },
    B {
        #[cfg(all())]
        x: i64,
    },
    C {
        #[pyo3(name = "y")]
        x: i64,
        y: i64,
    },
    #[pyo3(name = "A")]
    D(i64),
}

struct Foreign;

#[pyclass]
enum Unconvertible {
    A(Foreign),
}

#[pyclass]
enum Changed {
    A(i64),
}

#[pymethods]
impl Changed {
    fn change(&mut self) {}
}

fn main() {}
