//! `bytearray`.

use super::PyAny;
use super::sealed::Sealed;
use crate::instance::Bound;
use crate::marker::Python;
use crate::raw::sequence::size;
use crate::{PyErr, PyResult, raw};

raw::native_type::native_type!(
    /// Python's `bytearray`.
    PyByteArray, "builtins", "bytearray", PyByteArray_Type, check: PyByteArray_Check, exact: PyByteArray_CheckExact
);

impl PyByteArray {
    /// A new `bytearray`, copied from a slice.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[must_use]
    #[inline]
    pub fn new<'py>(py: Python<'py>, src: &[u8]) -> Bound<'py, PyByteArray> {
        raw::bytearray::new(py, src)
    }

    /// A new `bytearray` of length `len`, which `init` gets zeroed and fills.
    ///
    /// # Errors
    ///
    /// Those of `init`; `MemoryError`.
    pub fn new_with<F>(py: Python<'_>, len: usize, init: F) -> PyResult<Bound<'_, PyByteArray>>
    where
        F: FnOnce(&mut [u8]) -> PyResult<()>,
    {
        raw::bytearray::new_with(py, len, init)
    }

    /// `bytearray(src)`, for what has a buffer.
    ///
    /// # Errors
    ///
    /// `TypeError` if it has none.
    #[inline]
    pub fn from<'py>(src: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyByteArray>> {
        raw::bytearray::from_object(src)
    }
}

/// The methods of `bytearray`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python bytearray",
    note = "`Bound<'_, PyByteArray>` has these methods"
)]
pub trait PyByteArrayMethods<'py>: Sealed {
    /// `len(self)`.
    fn len(&self) -> usize;

    /// `not self`.
    fn is_empty(&self) -> bool;

    /// Where the bytes are, until it is resized.
    fn data(&self) -> *mut u8;

    raw::unchecked::methods! { declare:
        /// The bytes.
        ///
        /// # Safety
        ///
        /// Nothing changes or resizes the object while the slice is in use: no Python code runs, no other thread.
        as_bytes(&self) -> &[u8];
        /// The bytes, to be changed.
        ///
        /// # Safety
        ///
        /// Nothing else reads, changes or resizes the object while the slice is in use.
        as_bytes_mut(&self) -> &mut [u8];
    }

    /// A copy of the bytes.
    fn to_vec(&self) -> Vec<u8>;

    /// Makes it longer or shorter; new bytes are zero.
    ///
    /// # Errors
    ///
    /// `BufferError` while something holds its buffer; `MemoryError`.
    fn resize(&self, len: usize) -> PyResult<()>;
}

impl<'py> PyByteArrayMethods<'py> for Bound<'py, PyByteArray> {
    #[inline]
    fn len(&self) -> usize {
        raw::bytearray::len(self)
    }

    #[inline]
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    fn data(&self) -> *mut u8 {
        raw::bytearray::data(self)
    }

    raw::unchecked::methods! { define:
        fn as_bytes(&self) -> &[u8] {
            raw::bytearray::as_slice(self)
        }

        fn as_bytes_mut(&self) -> &mut [u8] {
            raw::bytearray::as_mut_slice(self)
        }
    }

    #[inline]
    fn to_vec(&self) -> Vec<u8> {
        raw::bytearray::to_vec(self)
    }

    #[inline]
    fn resize(&self, len: usize) -> PyResult<()> {
        raw::bytearray::resize(self, size(self.py(), len)?)
    }
}

impl<'py> TryFrom<&Bound<'py, PyAny>> for Bound<'py, PyByteArray> {
    type Error = PyErr;

    #[inline]
    fn try_from(src: &Bound<'py, PyAny>) -> PyResult<Self> {
        PyByteArray::from(src)
    }
}
