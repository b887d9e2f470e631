#![allow(unused)]

use keelback::prelude::*;
use keelback::pyclass::CompareOp;

struct Foreign;

#[pyclass]
struct Class;

#[pymethods]
impl Class {
    fn __iadd__(&mut self, other: i64) -> i64 {
        other
    }

    fn __repeat__(&self, count: &str) -> i64 {
        1
    }

    fn __sub__(&self, other: Foreign) -> i64 {
        1
    }

    fn __richcmp__(&self, other: i64, operator: &str) -> bool {
        true
    }

    fn __contains__(&self, item: i64) -> Option<bool> {
        None
    }

    fn __neg__(slf: i64) -> i64 {
        slf
    }
}

fn main() {}
