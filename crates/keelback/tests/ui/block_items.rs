#![allow(unused)]

use keelback::prelude::*;

macro_rules! method {
    () => {
        fn method(&self) {}
    };
}

#[pyclass]
struct Class;

#[pymethods]
impl Class {
    method!();
}

fn main() {}
