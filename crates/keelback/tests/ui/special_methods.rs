#![allow(unused)]

use keelback::prelude::*;

#[pyclass]
struct Class;

#[pymethods]
impl Class {
    fn __len__(&self, unit: i64) -> usize {
        unit as usize
    }

    fn __setitem__(&mut self, key: i64) {
        let _ = key;
    }

    fn __del__(&self) {}

    fn __pow__(&self, exponent: i64) -> i64 {
        exponent
    }

    #[pyo3(signature = (key))]
    fn __getitem__(&self, key: i64) -> i64 {
        key
    }
}

fn main() {}
