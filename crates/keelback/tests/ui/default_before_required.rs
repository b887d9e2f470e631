#![allow(unused)]

use keelback::prelude::*;

#[pyfunction(signature = (first = 1, second))]
fn function(first: i64, second: i64) {}

fn main() {}
