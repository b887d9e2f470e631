#![allow(unused)]

use keelback::prelude::*;
use std::cell::Cell;

#[pyclass]
struct Counter {
    value: Cell<i64>,
}

fn main() {}
