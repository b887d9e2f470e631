#![allow(unused)]

use keelback::prelude::*;

#[pyclass]
struct Borrowing<'a> {
    text: &'a str,
}

#[pyclass]
struct Generic<T> {
    value: T,
}

struct Holder<T>(T);

#[pymethods]
impl<T> Holder<T> {}

trait Speak {
    fn speak(&self);
}

struct Dog;

#[pymethods]
impl Speak for Dog {
    fn speak(&self) {}
}

fn main() {}
