#![allow(unused)]

use keelback::prelude::*;

#[pyfunction]
fn function(py: Python<'_>, object: &Bound<'_, PyAny>) -> bool {
    py.detach(|| object.is_none())
}

fn main() {}
