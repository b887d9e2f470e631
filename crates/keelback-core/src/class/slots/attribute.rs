//! Reading attributes: `__getattribute__` and `__getattr__`.

use super::fragments;
use crate::exceptions::PyAttributeError;
use crate::ffi;
use crate::function::entry::guarded;
use crate::instance::Py;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// `getattrofunc`: what `__getattribute__` finds, or else what everybody would; then, if there is none, `__getattr__`.
pub(in crate::class) unsafe extern "C" fn get_attribute<C: PyClass>(
    this: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    guarded(|py| {
        let parts = fragments::<C>();
        let found = match parts.get_attribute {
            // SAFETY: a slot of `C` is called with its instances, and the name is live.
            Some(method) => unsafe { method(py, this, name) },
            None => {
                // SAFETY: an instance and the name of an attribute.
                let found = unsafe { ffi::PyObject_GenericGetAttr(this, name) };
                // SAFETY: an owned reference, or null with an exception set.
                unsafe { Bound::from_owned_raw_or_err(py, found) }.map(Bound::unbind)
            }
        };
        let error = match found {
            Err(error) if error.is_instance_of::<PyAttributeError>(py) => error,
            found => return found.map(Py::into_ptr),
        };
        match (parts.get_missing_attribute, parts.get_attribute) {
            // SAFETY: a slot of `C` is called with its instances, and the name is live.
            (Some(method), _) => unsafe { method(py, this, name) }.map(Py::into_ptr),
            // The message is PyO3's: the name. What `__getattribute__` raised is the cause.
            (None, Some(_)) => {
                // SAFETY: the name is live.
                let name = unsafe { Borrowed::<PyAny>::from_ptr_unchecked(py, name) };
                let missing = PyAttributeError::new_err((name.to_owned().unbind(),));
                missing.set_cause(py, Some(error));
                Err(missing)
            }
            (None, None) => Err(error),
        }
    })
}
