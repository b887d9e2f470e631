#![allow(unused)]

use keelback::prelude::*;

#[pyfunction(signature = (value = "one"))]
fn function(value: i64) {}

#[pyfunction(signature = (value = "one"))]
fn optional(value: Option<i64>) {}

fn main() {}
