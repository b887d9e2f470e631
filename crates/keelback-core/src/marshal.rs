//! The format of `.pyc` files, for code objects and plain values.
//!
//! Data from somewhere else must not be read with it.

use crate::instance::Bound;
use crate::marker::Python;
use crate::types::{PyAny, PyBytes};
use crate::{PyResult, ffi, raw};

/// The version of the format that all supported Pythons read.
pub const VERSION: i32 = ffi::Py_MARSHAL_VERSION;

/// `marshal.dumps(object, version)`.
///
/// # Errors
///
/// `ValueError` for an object that has no such form.
///
/// ```
/// use keelback_core::marshal;
/// use keelback_core::prelude::*;
///
/// Python::attach(|py| {
///     let values = vec![1, 2, 3].into_pyobject(py).unwrap();
///     let bytes = marshal::dumps(&values, marshal::VERSION).unwrap();
///     assert!(marshal::loads(py, &bytes).unwrap().eq(values).unwrap());
/// });
/// ```
#[inline]
pub fn dumps<'py>(object: &Bound<'py, PyAny>, version: i32) -> PyResult<Bound<'py, PyBytes>> {
    raw::marshal::dumps(object, version)
}

/// `marshal.loads(data)`.
///
/// # Errors
///
/// `EOFError`, `ValueError` or `TypeError` if the data is no such object.
#[inline]
pub fn loads<'py, B>(py: Python<'py>, data: &B) -> PyResult<Bound<'py, PyAny>>
where
    B: AsRef<[u8]> + ?Sized,
{
    raw::marshal::loads(py, data.as_ref())
}
