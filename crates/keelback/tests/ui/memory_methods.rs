#![allow(unused)]

use keelback::ffi::Py_buffer;
use keelback::prelude::*;
use keelback::{PyTraverseError, PyVisit};

#[pyclass]
struct Class;

#[pymethods]
impl Class {
    fn __traverse__(&mut self, py: Python<'_>, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        Ok(())
    }

    fn __clear__(&mut self, all: bool) {}

    fn __getbuffer__(&self, view: *mut Py_buffer, flags: i32) -> PyResult<()> {
        Ok(())
    }

    unsafe fn __releasebuffer__(&self) {}
}

#[pyclass]
struct Typed;

#[pymethods]
impl Typed {
    fn __traverse__(&self, visit: PyVisit<'_>) -> PyResult<()> {
        Ok(())
    }

    unsafe fn __getbuffer__(&self, view: *mut Py_buffer, flags: &str) -> PyResult<()> {
        Ok(())
    }
}

fn main() {}
