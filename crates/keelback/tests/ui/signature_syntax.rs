#![allow(unused)]

use keelback::prelude::*;

#[pyfunction(signature = a, b)]
fn no_parentheses(a: i64, b: i64) {}

#[pyfunction(signature = (a b))]
fn no_comma(a: i64, b: i64) {}

#[pyfunction(signature = (a = ))]
fn no_default(a: i64) {}

#[pyfunction(signature = (1))]
fn no_name(a: i64) {}

#[pyfunction(signature = (a: 5))]
fn no_annotation(a: i64) {}

#[pyfunction(signature = (a) -> int)]
fn no_return_annotation(a: i64) {}

#[pyfunction(signature = (a: ""))]
fn empty_annotation(a: i64) {}

fn main() {}
