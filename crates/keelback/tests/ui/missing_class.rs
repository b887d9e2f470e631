#![allow(unused)]

use keelback::prelude::*;

struct Plain;

#[pymethods]
impl Plain {
    fn method(&self) {}
}

fn main() {}
