#![allow(unused)]

use keelback::prelude::*;

#[pyfunction(name = "not a name")]
fn function() {}

#[pyfunction(name)]
fn nameless() {}

#[pyfunction(signature)]
fn unsigned() {}

#[pyfunction(name = "a", name = "b")]
fn twice() {}

#[pyfunction(text_signature = "a, b")]
fn bare(a: i64, b: i64) {}

#[pyclass(rename_all = "camel")]
struct Class {
    #[pyo3(get)]
    field: i64,
}

fn main() {}
