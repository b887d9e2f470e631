//! The slots of a sequence where the class has methods that fill those of a mapping: an index is a key.

use std::ffi::c_int;

use super::instance;
use crate::ffi;
use crate::function::entry::guarded;
use crate::instance::Borrowed;
use crate::prelude::*;

/// `ssizeargfunc`: an item, by index.
pub(in crate::class) unsafe extern "C" fn item(this: *mut ffi::PyObject, index: ffi::Py_ssize_t) -> *mut ffi::PyObject {
    guarded(|py| {
        // SAFETY: a slot is called with a live instance.
        let this: Borrowed<'_, '_, PyAny> = unsafe { instance(py, this) };
        this.get_item(index).map(Bound::into_ptr)
    })
}

/// `ssizeobjargproc`: sets an item or deletes it, by index.
pub(in crate::class) unsafe extern "C" fn assign_item(
    this: *mut ffi::PyObject,
    index: ffi::Py_ssize_t,
    value: *mut ffi::PyObject,
) -> c_int {
    guarded(|py| {
        // SAFETY: a slot is called with a live instance.
        let this: Borrowed<'_, '_, PyAny> = unsafe { instance(py, this) };
        // SAFETY: null, or an object that CPython keeps alive for the call.
        let value: Option<Borrowed<'_, '_, PyAny>> = unsafe { Borrowed::from_raw_or_opt(py, value) };
        match value {
            Some(value) => this.set_item(index, value)?,
            None => this.del_item(index)?,
        }
        Ok(0)
    })
}
