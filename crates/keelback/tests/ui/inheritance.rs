//! Bases that cannot be one, and values that a constructor does not give.

use keelback::prelude::*;
use keelback::types::PyInt;

#[pyclass]
struct Final;

#[pyclass(extends = Final)]
struct OfFinal;

#[pyclass(extends = PyInt)]
struct OfItems;

#[pyclass(subclass)]
struct Base;

#[pyclass(extends = Base)]
struct ForgetsTheBase;

#[pymethods]
impl ForgetsTheBase {
    #[new]
    fn new() -> Self {
        ForgetsTheBase
    }
}

struct NoObject;

#[pyclass]
struct ReturnsWhatIsNoObject;

#[pymethods]
impl ReturnsWhatIsNoObject {
    #[new]
    fn new() -> NoObject {
        NoObject
    }
}

fn make(py: Python<'_>) -> PyResult<Py<ForgetsTheBase>> {
    Py::new(py, ForgetsTheBase)
}

fn main() {}
