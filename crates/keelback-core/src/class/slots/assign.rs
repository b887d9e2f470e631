//! Setting and deleting, which share a slot: items, attributes, and what a descriptor stands for.

use std::ffi::{c_int, c_void};

use super::{fragments, inherited};
use crate::PyErr;
use crate::exceptions::{PyAttributeError, PyNotImplementedError};
use crate::ffi;
use crate::function::entry::guarded;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// What can be set and deleted.
pub(in crate::class) trait Assigned {
    /// Its place in the tables of fragments.
    const INDEX: usize;
    /// The slot.
    const SLOT: c_int;

    /// Why it cannot be set, or deleted.
    fn refused(deletes: bool) -> PyErr;
}

macro_rules! assigned {
    ($($(#[$doc:meta])* $name:ident = $index:literal, $slot:ident, $error:ident($set:literal, $delete:literal);)*) => {$(
        $(#[$doc])*
        pub(in crate::class) struct $name;

        impl Assigned for $name {
            const INDEX: usize = $index;
            const SLOT: c_int = ffi::$slot;

            #[cold]
            fn refused(deletes: bool) -> PyErr {
                $error::new_err(if deletes { $delete } else { $set })
            }
        }
    )*};
}

assigned! {
    /// `this[key]`.
    Item = 0, Py_mp_ass_subscript, PyNotImplementedError("can't set item", "can't delete item");
    /// `this.key`.
    Attribute = 1, Py_tp_setattro, PyAttributeError("can't set attribute", "can't delete attribute");
    /// `key.name`, where `this` is `type(key).name`.
    Descriptor = 2, Py_tp_descr_set, PyNotImplementedError("can't set descriptor", "can't delete descriptor");
}

/// `objobjargproc`, `setattrofunc`, `descrsetfunc`: with a value to set, without one to delete.
pub(in crate::class) unsafe extern "C" fn assign<C: PyClass, A: Assigned>(
    this: *mut ffi::PyObject,
    key: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> c_int {
    guarded(|py| {
        let parts = fragments::<C>();
        if value.is_null() {
            if let Some(method) = parts.delete[A::INDEX] {
                // SAFETY: a slot of `C` is called with its instances, and the key is live.
                return unsafe { method(py, this, key) }.map(|()| 0);
            }
        } else if let Some(method) = parts.set[A::INDEX] {
            // SAFETY: a slot of `C` is called with its instances, and the operands are live.
            return unsafe { method(py, this, key, value) }.map(|()| 0);
        }
        let base = inherited::<C>(py, A::SLOT);
        if base.is_null() {
            return Err(A::refused(value.is_null()));
        }
        // SAFETY: the instance is one of the base too, and the operands are those of such a slot.
        unsafe { call(py, base, this, key, value) }
    })
}

/// Calls what the base has in the slot.
///
/// # Safety
///
/// `function` is that of a slot of [`Assigned`], for `this`; the operands are what CPython would pass.
unsafe fn call(
    py: Python<'_>,
    function: *mut c_void,
    this: *mut ffi::PyObject,
    key: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> PyResult<c_int> {
    // SAFETY: the functions of these slots have this signature.
    let function = unsafe { std::mem::transmute::<*mut c_void, ffi::objobjargproc>(function) };
    // SAFETY: forwarded from this function's contract.
    let status = unsafe { function(this, key, value) };
    crate::err::error_on_minus_one(py, status).map(|()| 0)
}
