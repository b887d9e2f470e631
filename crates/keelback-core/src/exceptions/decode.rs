//! `UnicodeDecodeError`, whose constructor takes five arguments.

use std::ffi::CStr;
use std::ops::Range;
use std::str::Utf8Error;

use super::PyUnicodeDecodeError;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::types::PyBytes;

impl PyUnicodeDecodeError {
    /// `UnicodeDecodeError(encoding, input, range.start, range.end, reason)`.
    ///
    /// # Errors
    ///
    /// `UnicodeDecodeError` if a text is not UTF-8; `MemoryError`.
    #[inline]
    pub fn new<'py>(
        py: Python<'py>,
        encoding: &CStr,
        input: &[u8],
        range: Range<usize>,
        reason: &CStr,
    ) -> PyResult<Bound<'py, PyUnicodeDecodeError>> {
        let input = PyBytes::new(py, input);
        let exception =
            py.get_type::<PyUnicodeDecodeError>().call1((encoding, input, range.start, range.end, reason))?;
        Ok(exception.cast_into()?)
    }

    /// What decoding `input` as UTF-8 would raise, where Rust says `err`.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn new_utf8<'py>(py: Python<'py>, input: &[u8], err: Utf8Error) -> PyResult<Bound<'py, PyUnicodeDecodeError>> {
        let start = err.valid_up_to();
        Self::new(py, c"utf-8", input, start..start + 1, c"invalid utf-8")
    }

    /// As [`PyUnicodeDecodeError::new_utf8`], as an error.
    #[must_use]
    #[inline]
    pub fn new_err_from_utf8(py: Python<'_>, bytes: &[u8], err: Utf8Error) -> PyErr {
        match Self::new_utf8(py, bytes, err) {
            Ok(exception) => exception.into(),
            Err(error) => error,
        }
    }
}
