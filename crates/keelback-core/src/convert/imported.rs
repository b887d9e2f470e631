//! Classes that are written in Python.

use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::sync::interpreter::ObjectCell;

/// The class `name` of `module`, looked up once in each interpreter.
#[inline]
pub(super) fn class<'py>(
    py: Python<'py>,
    cell: &'static ObjectCell,
    module: &str,
    name: &str,
) -> PyResult<&'py Bound<'py, PyAny>> {
    cell.get_or_try_init(py, || Ok(py.import(module)?.getattr(name)?.unbind()))
}
