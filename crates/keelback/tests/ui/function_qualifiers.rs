#![allow(unused)]

use keelback::prelude::*;

#[pyfunction]
async fn later() {}

#[pyfunction]
unsafe fn dangerous() {}

fn main() {}
