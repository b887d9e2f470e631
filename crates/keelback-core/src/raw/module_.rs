//! Module objects: `PyModule_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/module.html>.

use super::wrap::{wrap, wrap_new};
use crate::PyResult;
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

/// Says whether the module needs the GIL, which only a build that can be without one asks.
#[inline]
pub(crate) fn set_gil_used(module: &Bound<'_, PyModule>, gil_used: bool) -> PyResult<()> {
    let Some(set_gil) = ffi::optional::PyUnstable_Module_SetGIL() else {
        return Ok(());
    };
    let gil = if gil_used { ffi::Py_MOD_GIL_USED } else { ffi::Py_MOD_GIL_NOT_USED };
    // SAFETY: a live module, and one of the two values that the function takes.
    let status = unsafe { set_gil(module.as_ptr(), gil) };
    crate::err::error_on_minus_one(module.py(), status)
}
