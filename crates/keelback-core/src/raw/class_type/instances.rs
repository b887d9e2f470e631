//! Making instances: allocation, the `__new__` of a base, a call.

use std::ffi::c_void;

use super::fields::{field, offset};
use crate::PyResult;
use crate::exceptions::PyTypeError;
use crate::ffi;
use crate::prelude::*;
use crate::types::{PyDict, PyTuple, PyType};

/// A new instance of the class, zeroed behind its header; an owned reference.
///
/// # Errors
///
/// `MemoryError`.
#[inline]
pub(crate) fn allocate(class: &Bound<'_, PyType>) -> PyResult<*mut ffi::PyObject> {
    // SAFETY: a live type; what `tp_alloc` is everywhere but in our own classes, where it refuses.
    let object = unsafe { ffi::PyType_GenericAlloc(class.as_ptr().cast(), 0) };
    if object.is_null() { Err(crate::PyErr::fetch(class.py())) } else { Ok(object) }
}

/// A new instance of `class` by the `tp_new` of its base, a type of Python's own; an owned reference.
///
/// # Safety
///
/// `class` is derived from `base`.
///
/// # Errors
///
/// Whatever that raises, and `TypeError` if it gives anything but an instance of exactly `class`.
pub(crate) unsafe fn native_new(
    base: &Bound<'_, PyType>,
    class: &Bound<'_, PyType>,
    arguments: &Bound<'_, PyTuple>,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<*mut ffi::PyObject> {
    // SAFETY: the offset is that of a pointer field.
    let new = unsafe { field(base.as_borrowed(), offset::NEW, ffi::Py_tp_new) };
    if new.is_null() {
        return Err(PyTypeError::new_err(format!("cannot create '{}' instances", base.name()?)));
    }
    // SAFETY: a `tp_new` is of this signature.
    let new = unsafe { std::mem::transmute::<*mut c_void, ffi::newfunc>(new) };
    let keywords = keywords.map_or(std::ptr::null_mut(), Bound::as_ptr);
    // SAFETY: a type that is derived from the base, a tuple, and a dictionary or null.
    let object = unsafe { new(class.as_ptr().cast(), arguments.as_ptr(), keywords) };
    // SAFETY: an owned reference, or null with an exception set.
    let object: Bound<'_, PyAny> = unsafe { Bound::from_owned_raw_or_err(class.py(), object) }?;
    // SAFETY: a live object.
    if unsafe { ffi::Py_TYPE(object.as_ptr()) }.cast() != class.as_ptr() {
        let (base, class) = (base.name()?, class.name()?);
        return Err(PyTypeError::new_err(format!("{base}.__new__({class}) did not make an instance of {class}")));
    }
    Ok(object.into_ptr())
}

/// Calls the class as `type.__call__` does: `__new__`, then `__init__`.
///
/// # Errors
///
/// Whatever these raise.
pub(crate) fn call<'py>(
    class: &Bound<'py, PyType>,
    arguments: &Bound<'py, PyTuple>,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let kind = class.py().get_type::<PyType>();
    // SAFETY: the offset is that of a pointer field.
    let call = unsafe { field(kind.as_borrowed(), offset::CALL, ffi::Py_tp_call) };
    // SAFETY: `type` has a `tp_call`, of this signature.
    let call = unsafe { std::mem::transmute::<*mut c_void, ffi::ternaryfunc>(call) };
    let keywords = keywords.map_or(std::ptr::null_mut(), Bound::as_ptr);
    // SAFETY: a class, a tuple, and a dictionary or null.
    let object = unsafe { call(class.as_ptr(), arguments.as_ptr(), keywords) };
    // SAFETY: an owned reference, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(class.py(), object) }
}
