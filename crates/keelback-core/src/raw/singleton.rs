//! `None`, `True`, `False`, `NotImplemented`, `Ellipsis`.

use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::types::PyAny;

#[inline]
pub(crate) fn is_none(object: &Bound<'_, PyAny>) -> bool {
    object.as_ptr() == ffi::Py_None()
}

#[inline]
pub(crate) fn none<'a>(py: Python<'_>) -> Borrowed<'a, '_, PyAny> {
    // SAFETY: the singleton lives as long as the interpreter.
    unsafe { Borrowed::from_ptr_unchecked(py, ffi::Py_None()) }
}

#[inline]
pub(crate) fn boolean<'a>(py: Python<'_>, value: bool) -> Borrowed<'a, '_, PyAny> {
    let object = if value { ffi::Py_True() } else { ffi::Py_False() };
    // SAFETY: the singletons live as long as the interpreter.
    unsafe { Borrowed::from_ptr_unchecked(py, object) }
}

#[inline]
pub(crate) fn not_implemented<'a>(py: Python<'_>) -> Borrowed<'a, '_, PyAny> {
    // SAFETY: the singleton lives as long as the interpreter.
    unsafe { Borrowed::from_ptr_unchecked(py, ffi::Py_NotImplemented()) }
}

#[inline]
pub(crate) fn ellipsis<'a>(py: Python<'_>) -> Borrowed<'a, '_, PyAny> {
    // SAFETY: the singleton lives as long as the interpreter.
    unsafe { Borrowed::from_ptr_unchecked(py, ffi::Py_Ellipsis()) }
}

/// `True` or `False`, as the type they have.
#[inline]
pub(crate) fn py_bool<'a>(py: Python<'_>, value: bool) -> Borrowed<'a, '_, crate::types::PyBool> {
    // SAFETY: both singletons are `bool`s.
    unsafe { boolean(py, value).cast_raw() }
}

/// Whether the object is `True` itself.
#[inline]
pub(crate) fn is_true(object: &Bound<'_, PyAny>) -> bool {
    object.as_ptr() == ffi::Py_True()
}

/// Which of the two the object is, if it is one: `bool` cannot be derived from, so these are all there are.
#[inline]
pub(crate) fn as_bool(object: &Bound<'_, PyAny>) -> Option<bool> {
    let object = object.as_ptr();
    if object == ffi::Py_True() {
        Some(true)
    } else if object == ffi::Py_False() {
        Some(false)
    } else {
        None
    }
}
