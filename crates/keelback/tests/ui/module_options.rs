#![allow(unused)]

use keelback::prelude::*;

#[pymodule(gil_used = "no")]
fn text(m: &Bound<'_, PyModule>) {}

#[pymodule(name = "a-b")]
fn dashed(m: &Bound<'_, PyModule>) {}

#[pymodule(crate = "not a path")]
fn package(m: &Bound<'_, PyModule>) {}

#[pymodule]
fn takes_more(m: &Bound<'_, PyModule>, number: i64) {}

#[pymodule]
struct Module;

#[pymodule]
mod twice {
    use keelback::prelude::*;

    #[pymodule_init]
    fn first(m: &Bound<'_, PyModule>) {}

    #[pymodule_init]
    fn second(m: &Bound<'_, PyModule>) {}
}

#[pymodule]
mod with_pyfn {
    #[pyfn(m)]
    fn function() {}
}

#[pymodule]
fn with_struct(m: &Bound<'_, PyModule>) -> PyResult<()> {
    #[pyfn(m)]
    struct NotAFunction;
    Ok(())
}

#[pymodule]
fn without_module(m: &Bound<'_, PyModule>) -> PyResult<()> {
    #[pyfn]
    fn function() {}
    Ok(())
}

#[pymodule(own_gil)]
fn unpromised(m: &Bound<'_, PyModule>) {}

#[pymodule(unsafe(gil_used))]
fn another_promise(m: &Bound<'_, PyModule>) {}

fn main() {}
