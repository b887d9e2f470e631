//! `bytes`: `bytes`.

use bytes::Bytes;

use super::by_value;
use crate::conversion::{CastError, FromPyObject, IntoPyObject, IntoPyObjectExt};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::type_hint_union;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyByteArray, PyByteArrayMethods, PyBytes};
use crate::{PyErr, PyResult, raw};

impl<'a, 'py> FromPyObject<'a, 'py> for Bytes {
    type Error = CastError<'a, 'py>;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(PyBytes::TYPE_HINT, PyByteArray::TYPE_HINT);

    /// A `bytes` or a `bytearray`.
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Bytes, Self::Error> {
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(Bytes::copy_from_slice(raw::bytes::as_slice(bytes)));
        }
        match object.cast::<PyByteArray>() {
            Ok(bytes) => Ok(Bytes::from(bytes.to_vec())),
            Err(refused) => Err(match either_type(object.py()) {
                Ok(types) => CastError::new(object, types),
                Err(_) => refused,
            }),
        }
    }
}

/// What is said to be missing where an object is neither.
#[cold]
fn either_type(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    (PyBytes::type_object(py), PyByteArray::type_object(py)).into_bound_py_any(py)
}

impl<'py> IntoPyObject<'py> for &Bytes {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyBytes::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(PyBytes::new(py, self))
    }
}

by_value! {
    Bytes => PyBytes, PyErr;
}
