#![allow(unused)]

use keelback::prelude::*;

struct Foreign;

#[derive(FromPyObject)]
struct Read {
    known: i64,
    foreign: Foreign,
}

#[derive(IntoPyObject)]
struct Written {
    known: i64,
    foreign: Foreign,
}

#[derive(IntoPyObject)]
struct Only(Foreign);

#[derive(Debug)]
struct NoDefault;

impl<'a, 'py> FromPyObject<'a, 'py> for NoDefault {
    type Error = PyErr;

    fn extract(_: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Ok(NoDefault)
    }
}

#[derive(FromPyObject)]
struct Defaulted {
    known: i64,
    #[pyo3(default)]
    value: NoDefault,
}

fn number(text: &str) -> PyResult<i64> {
    Ok(1)
}

#[derive(FromPyObject)]
struct Converted {
    #[pyo3(from_py_with = number)]
    value: i64,
    #[pyo3(default = "text")]
    other: i64,
    third: i64,
}

#[derive(IntoPyObject)]
struct Told {
    #[pyo3(into_py_with = number)]
    value: i64,
}

fn main() {}
