#![allow(unused)]

use keelback::prelude::*;

#[pymodule]
fn empty() {}

#[pymodule]
mod glob {
    #[pymodule_export]
    use std::cmp::*;
}

#[pymodule]
mod exported {
    #[pymodule_export]
    fn function() {}
}

fn main() {}
