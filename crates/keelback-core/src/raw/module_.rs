//! Module objects: `PyModule_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/module.html>.

use super::wrap::{wrap, wrap_new};
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::{PyDict, PyModule, PyString};

wrap! {
    /// `__name__`.
    name(module: &Bound<'py, PyModule>) -> Bound<'py, PyString> = PyModule_GetNameObject;
    /// `__file__`.
    file_name(module: &Bound<'py, PyModule>) -> Bound<'py, PyString> = PyModule_GetFilenameObject;
}

wrap_new! {
    /// An empty module.
    new(name: &Bound<'_, PyString>) -> Bound<'py, PyModule> = PyModule_NewObject;
}

/// `__dict__`.
#[inline]
pub(crate) fn dict<'py>(module: &Bound<'py, PyModule>) -> Bound<'py, PyDict> {
    let py: Python<'py> = module.py();
    // SAFETY: the object is a module.
    let dict = unsafe { ffi::PyModule_GetDict(module.as_ptr()) };
    // SAFETY: a module keeps its dict alive.
    unsafe { Bound::from_borrowed_raw(py, dict) }
}
