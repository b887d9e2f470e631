//! Type objects: `PyType_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/type.html>.

use crate::PyResult;
use crate::ffi;
use crate::instance::Bound;
use crate::types::{PyString, PyType};

type Getter = unsafe extern "C" fn(*mut ffi::PyTypeObject) -> *mut ffi::PyObject;

/// The address as a type.
#[inline]
pub(crate) fn as_type_ptr(class: &Bound<'_, PyType>) -> *mut ffi::PyTypeObject {
    class.as_ptr().cast()
}

#[inline]
fn ask<'py>(class: &Bound<'py, PyType>, getter: Option<Getter>) -> Option<PyResult<Bound<'py, PyString>>> {
    // SAFETY: the object is a type.
    let name = unsafe { getter?(as_type_ptr(class)) };
    // SAFETY: these functions return an owned reference to a string, or null with an exception set.
    Some(unsafe { Bound::from_owned_raw_or_err(class.py(), name) })
}

/// `__name__`, where the interpreter has a function for it (3.11).
#[inline]
pub(crate) fn name<'py>(class: &Bound<'py, PyType>) -> Option<PyResult<Bound<'py, PyString>>> {
    ask(class, ffi::optional::PyType_GetName())
}

/// `__qualname__`, where the interpreter has a function for it (3.11).
#[inline]
pub(crate) fn qualname<'py>(class: &Bound<'py, PyType>) -> Option<PyResult<Bound<'py, PyString>>> {
    ask(class, ffi::optional::PyType_GetQualName())
}

/// `__module__`, where the interpreter has a function for it (3.13).
#[inline]
pub(crate) fn module<'py>(class: &Bound<'py, PyType>) -> Option<PyResult<Bound<'py, PyString>>> {
    ask(class, ffi::optional::PyType_GetModuleName())
}

/// `module.qualname`, where the interpreter has a function for it (3.13).
#[inline]
pub(crate) fn fully_qualified_name<'py>(class: &Bound<'py, PyType>) -> Option<PyResult<Bound<'py, PyString>>> {
    ask(class, ffi::optional::PyType_GetFullyQualifiedName())
}
