//! `bytes`.

use std::ops::Index;
use std::slice::SliceIndex;

use super::PyBytesWriter;
use super::sealed::Sealed;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// Python's `bytes`.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::PyBytes;
    ///
    /// Python::attach(|py| {
    ///     let bytes = PyBytes::new(py, b"keel");
    ///     assert_eq!(bytes.as_bytes(), b"keel");
    /// });
    /// ```
    PyBytes, "builtins", "bytes", PyBytes_Type, check: PyBytes_Check, exact: PyBytes_CheckExact
);

impl PyBytes {
    /// New `bytes`, copied from a slice.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[inline]
    pub fn new<'py>(py: Python<'py>, s: &[u8]) -> Bound<'py, PyBytes> {
        raw::bytes::new(py, s)
    }

    /// New `bytes` of length `len`, which `init` gets zeroed and fills.
    ///
    /// # Errors
    ///
    /// Those of `init`; `MemoryError`.
    pub fn new_with<F>(py: Python<'_>, len: usize, init: F) -> PyResult<Bound<'_, PyBytes>>
    where
        F: FnOnce(&mut [u8]) -> PyResult<()>,
    {
        raw::bytes::new_with(py, len, init)
    }

    /// New `bytes` from what `write` writes, for a length that is not known before.
    ///
    /// # Errors
    ///
    /// Those of `write`; `MemoryError`.
    pub fn new_with_writer<'py, F>(py: Python<'py>, reserved_capacity: usize, write: F) -> PyResult<Bound<'py, PyBytes>>
    where
        F: FnOnce(&mut PyBytesWriter<'py>) -> PyResult<()>,
    {
        let mut writer = PyBytesWriter::with_capacity(py, reserved_capacity)?;
        write(&mut writer)?;
        writer.try_into()
    }
}

/// The methods of `bytes`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python bytes",
    note = "`Bound<'_, PyBytes>` has these methods"
)]
pub trait PyBytesMethods<'py>: Sealed {
    /// The bytes, which the object owns.
    fn as_bytes(&self) -> &[u8];
}

impl<'py> PyBytesMethods<'py> for Bound<'py, PyBytes> {
    #[inline]
    fn as_bytes(&self) -> &[u8] {
        raw::bytes::as_slice(self.as_borrowed())
    }
}

impl AsRef<[u8]> for Bound<'_, PyBytes> {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl<'a> AsRef<[u8]> for Borrowed<'a, '_, PyBytes> {
    #[inline]
    fn as_ref(&self) -> &'a [u8] {
        raw::bytes::as_slice(*self)
    }
}

impl<I: SliceIndex<[u8]>> Index<I> for Bound<'_, PyBytes> {
    type Output = I::Output;

    #[inline]
    fn index(&self, index: I) -> &Self::Output {
        &self.as_bytes()[index]
    }
}

macro_rules! equal {
    ($($left:ty, $right:ty: $self:ident, $other:ident => $bytes:expr, $slice:expr;)*) => {
        $(
            impl PartialEq<$right> for $left {
                #[inline]
                fn eq(&$self, $other: &$right) -> bool {
                    $bytes.as_borrowed().as_bytes() == $slice
                }
            }
        )*
    };
}

equal! {
    Bound<'_, PyBytes>, [u8]: self, other => self, other;
    Bound<'_, PyBytes>, &[u8]: self, other => self, *other;
    [u8], Bound<'_, PyBytes>: self, other => other, self;
    &[u8], Bound<'_, PyBytes>: self, other => other, *self;
    &Bound<'_, PyBytes>, [u8]: self, other => self, other;
    [u8], &Bound<'_, PyBytes>: self, other => other, self;
    Borrowed<'_, '_, PyBytes>, [u8]: self, other => self, other;
    Borrowed<'_, '_, PyBytes>, &[u8]: self, other => self, *other;
    [u8], Borrowed<'_, '_, PyBytes>: self, other => other, self;
    &[u8], Borrowed<'_, '_, PyBytes>: self, other => other, *self;
}
