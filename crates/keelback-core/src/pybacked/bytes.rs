//! Bytes.

use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use crate::conversion::{CastError, FromPyObject, IntoPyObject};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::raw::backed::{self, Backed, BytesOwner};
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyByteArray, PyByteArrayMethods, PyBytes, PyTuple};
use crate::{PyErr, type_hint_union};

/// The bytes of a `bytes` object, or a copy of those of a `bytearray`: a `[u8]` that can be kept and sent anywhere.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::pybacked::PyBackedBytes;
/// use keelback_core::types::PyBytes;
///
/// Python::attach(|py| {
///     let bytes = PyBackedBytes::from(PyBytes::new(py, b"keel"));
///     let sum: u32 = py.detach(|| bytes.iter().copied().map(u32::from).sum());
///     assert_eq!(sum, 417);
/// });
/// ```
pub struct PyBackedBytes(Backed<BytesOwner, [u8]>);

impl PyBackedBytes {
    /// The same bytes once more.
    #[inline]
    #[must_use]
    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        Self(self.0.clone_ref(py))
    }
}

#[cfg(feature = "py-clone")]
impl Clone for PyBackedBytes {
    /// The same bytes once more.
    ///
    /// # Panics
    ///
    /// If the thread is not attached to the interpreter.
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl Deref for PyBackedBytes {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for PyBackedBytes {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl fmt::Debug for PyBackedBytes {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

super::order!(PyBackedBytes, [u8]);

super::compare! { PyBackedBytes:
    [u8]: other => other;
    &[u8]: other => *other;
    const N, [u8; N]: other => other.as_slice();
    const N, &[u8; N]: other => other.as_slice();
}

impl From<Bound<'_, PyBytes>> for PyBackedBytes {
    #[inline]
    fn from(bytes: Bound<'_, PyBytes>) -> Self {
        let py = bytes.py();
        Self(backed::bytes(py, bytes.unbind()))
    }
}

impl From<Bound<'_, PyByteArray>> for PyBackedBytes {
    /// Copies the bytes, which Python code may change.
    #[inline]
    fn from(bytes: Bound<'_, PyByteArray>) -> Self {
        Self(backed::shared(bytes.to_vec().into()))
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for PyBackedBytes {
    type Error = CastError<'a, 'py>;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(PyBytes::TYPE_HINT, PyByteArray::TYPE_HINT);

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(bytes.to_owned().into());
        }
        if let Ok(bytes) = object.cast::<PyByteArray>() {
            return Ok(bytes.to_owned().into());
        }
        Err(CastError::new(object, either(object.py())))
    }
}

/// The types that bytes are made from, as the error names them.
#[cold]
#[inline]
fn either(py: Python<'_>) -> Bound<'_, PyAny> {
    let types = [PyBytes::type_object(py), PyByteArray::type_object(py)];
    PyTuple::new(py, types).unwrap_or_else(|error: PyErr| error.unexpected(py, "a tuple of two")).into_any()
}

impl<'py> IntoPyObject<'py> for PyBackedBytes {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyBytes::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(match self.0.into_owner() {
            BytesOwner::Python(bytes) => bytes.into_bound(py),
            BytesOwner::Rust(bytes) => PyBytes::new(py, &bytes),
        })
    }
}

impl<'py> IntoPyObject<'py> for &PyBackedBytes {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyBytes::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        self.clone_ref(py).into_pyobject(py)
    }
}
