#![allow(unused)]

use keelback::prelude::*;

#[pyclass(base_enum = "Flag")]
enum Other {
    A,
}

#[pyclass(base_enum = "IntEnum", eq, frozen, extends = PyAny)]
#[derive(PartialEq)]
enum Options {
    A,
}

#[pyclass(base_enum = "IntEnum")]
struct NoEnum;

#[pyclass(base_enum = "Enum")]
enum Fields {
    A { x: i64 },
}

#[pyclass(base_enum = "Enum")]
enum Methods {
    A,
}

#[pymethods]
impl Methods {
    fn method(&self) {}
}

fn main() {}
