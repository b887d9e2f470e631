//! The format of `.pyc` files: `PyMarshal_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/marshal.html>.

use super::wrap::wrap;
use crate::PyResult;
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::{PyAny, PyBytes};

wrap! {
    /// The object in the format of a version.
    dumps(object: &Bound<'py, PyAny>, version: std::ffi::c_int) -> Bound<'py, PyBytes> = PyMarshal_WriteObjectToString;
}

/// The object that the bytes begin with.
#[inline]
pub(crate) fn loads<'py>(py: Python<'py>, data: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: the pointer and the length are those of a slice.
    let object = unsafe { ffi::PyMarshal_ReadObjectFromString(data.as_ptr().cast(), data.len() as ffi::Py_ssize_t) };
    // SAFETY: the call returns an owned reference, or null with an exception set.
    unsafe { Bound::from_owned_ptr_or_err(py, object) }
}
