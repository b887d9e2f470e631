#![allow(unused)]

use keelback::prelude::*;

#[pyfunction(signature = (a, c))]
fn unknown(a: i64) {}

#[pyfunction(signature = (a))]
fn missing(a: i64, b: i64) {}

#[pyfunction(signature = (b, a))]
fn order(a: i64, b: i64) {}

#[pyfunction(signature = (a, a))]
fn twice(a: i64, b: i64) {}

fn main() {}
