#![allow(unused)]

use keelback::prelude::*;
use keelback::types::{PyDict, PyTuple};

#[pyfunction(signature = (/, a))]
fn slash_first(a: i64) {}

#[pyfunction(signature = (a, *, b, /))]
fn slash_last(a: i64, b: i64) {}

#[pyfunction(signature = (a, *))]
fn star_last(a: i64) {}

#[pyfunction(signature = (*, a, *args))]
fn two_stars(a: i64, args: &Bound<'_, PyTuple>) {}

#[pyfunction(signature = (**kwargs, a))]
fn keywords_first(kwargs: Option<&Bound<'_, PyDict>>, a: i64) {}

#[pyfunction(signature = (*args = 1))]
fn default(args: &Bound<'_, PyTuple>) {}

#[pyfunction(signature = (a: int))]
fn annotation(a: i64) {}

fn main() {}
