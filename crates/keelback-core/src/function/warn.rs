//! `warn(..)`: a function that warns whoever calls it.

use std::ffi::CStr;

use crate::err::{PyErr, PyResult};
use crate::marker::Python;
use crate::type_object::PyTypeInfo;

/// Issues a warning of the category `C`, at the place of the call.
///
/// # Errors
///
/// The warning itself, where the filters of Python's `warnings` turn it into an error.
#[inline]
pub fn warn<C: PyTypeInfo>(py: Python<'_>, message: &CStr) -> PyResult<()> {
    PyErr::warn(py, C::type_object(py).as_any(), message, 1)
}
