#![allow(unused)]

use keelback::prelude::*;

#[pyfunction]
fn function((a, b): (i64, i64)) -> i64 {
    a + b
}

fn main() {}
