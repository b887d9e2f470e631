//! `float`: `PyFloat_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/float.html>.

use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::{PyAny, PyFloat};
use crate::{PyErr, PyResult};

/// A new `float`.
///
/// # Panics
///
/// If there is no memory.
#[inline]
pub(crate) fn new(py: Python<'_>, value: f64) -> Bound<'_, PyFloat> {
    // SAFETY: the token proves the thread is attached.
    let object = unsafe { ffi::PyFloat_FromDouble(value) };
    // SAFETY: the call returns an owned reference to a `float`, or null without memory.
    unsafe { Bound::from_owned_raw(py, object) }
}

/// The value.
#[inline]
pub(crate) fn value(object: &Bound<'_, PyFloat>) -> f64 {
    // SAFETY: the object is a `float`.
    unsafe { ffi::PyFloat_AS_DOUBLE(object.as_ptr()) }
}

/// The value of an object whose type is exactly `float`, read from it; nothing for others.
#[inline]
pub(crate) fn exact(object: &Bound<'_, PyAny>) -> Option<f64> {
    // SAFETY: a live object.
    unsafe { ffi::float_exact_value(ffi::layout(), object.as_ptr()) }
}

/// What `float(object)` would be, without strings: asks `__float__`, then `__index__`.
#[cold]
pub(crate) fn as_double(object: &Bound<'_, PyAny>) -> PyResult<f64> {
    // SAFETY: a live object.
    let value = unsafe { ffi::PyFloat_AsDouble(object.as_ptr()) };
    // -1.0 stands for an error, and for itself.
    if value == -1.0 && PyErr::occurred(object.py()) { Err(PyErr::fetch(object.py())) } else { Ok(value) }
}
