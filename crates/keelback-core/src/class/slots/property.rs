//! The C functions behind properties.

use std::ffi::{c_int, c_void};

use super::instance;
use crate::exceptions::PyAttributeError;
use crate::ffi;
use crate::function::entry::guarded;
use crate::function::{Function, Instance, Object};
use crate::instance::{Borrowed, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// `getter`.
pub(in crate::class) unsafe extern "C" fn getter<C, F>(this: *mut ffi::PyObject, _: *mut c_void) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<0, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: CPython checks the instance before it calls a property's function.
    guarded(|py| F::call(py, unsafe { instance(py, this) }, &[]).map(Py::into_ptr))
}

/// Sets a property by `F`.
///
/// # Safety
///
/// `this` is a live instance of `C`, `value` a live object.
unsafe fn set<C, F>(py: Python<'_>, this: *mut ffi::PyObject, value: *mut ffi::PyObject) -> PyResult<c_int>
where
    C: PyClass,
    F: Function<1, Output = (), Receiver = Instance<C>>,
{
    // SAFETY: forwarded from this function's contract.
    let value = unsafe { Borrowed::from_ptr_unchecked(py, value) };
    // SAFETY: forwarded from this function's contract.
    F::call(py, unsafe { instance(py, this) }, &[Some(value)]).map(|()| 0)
}

/// Deletes a property by `D`.
///
/// # Safety
///
/// `this` is a live instance of `C`.
unsafe fn delete<C, D>(py: Python<'_>, this: *mut ffi::PyObject) -> PyResult<c_int>
where
    C: PyClass,
    D: Function<0, Output = (), Receiver = Instance<C>>,
{
    // SAFETY: forwarded from this function's contract.
    D::call(py, unsafe { instance(py, this) }, &[]).map(|()| 0)
}

/// `setter` of a property that cannot be deleted.
pub(in crate::class) unsafe extern "C" fn setter<C, F>(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    _: *mut c_void,
) -> c_int
where
    C: PyClass,
    F: Function<1, Output = (), Receiver = Instance<C>>,
{
    guarded(|py| {
        if value.is_null() {
            return Err(PyAttributeError::new_err("property has no deleter"));
        }
        // SAFETY: CPython checks the instance before it calls a property's function, and the value is live.
        unsafe { set::<C, F>(py, this, value) }
    })
}

/// `setter` of a property that can only be deleted.
pub(in crate::class) unsafe extern "C" fn deleter<C, D>(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    _: *mut c_void,
) -> c_int
where
    C: PyClass,
    D: Function<0, Output = (), Receiver = Instance<C>>,
{
    guarded(|py| {
        if !value.is_null() {
            return Err(PyAttributeError::new_err("property has no setter"));
        }
        // SAFETY: CPython checks the instance before it calls a property's function.
        unsafe { delete::<C, D>(py, this) }
    })
}

/// `setter` of a property that can be set and deleted.
pub(in crate::class) unsafe extern "C" fn setter_and_deleter<C, F, D>(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    _: *mut c_void,
) -> c_int
where
    C: PyClass,
    F: Function<1, Output = (), Receiver = Instance<C>>,
    D: Function<0, Output = (), Receiver = Instance<C>>,
{
    guarded(|py| {
        if value.is_null() {
            // SAFETY: CPython checks the instance before it calls a property's function.
            unsafe { delete::<C, D>(py, this) }
        } else {
            // SAFETY: as above, and the value is live.
            unsafe { set::<C, F>(py, this, value) }
        }
    })
}
