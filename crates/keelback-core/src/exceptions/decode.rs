//! `UnicodeDecodeError`, whose constructor takes five arguments.

use std::ffi::{CStr, IntoStringError};
use std::ops::Range;
use std::str::Utf8Error;
use std::string::FromUtf8Error;

use super::PyUnicodeDecodeError;
use crate::err::PyErrArguments;
use crate::instance::{Bound, Py};
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
        let end = err.error_len().map_or(input.len(), |length| start + length);
        Self::new(py, c"utf-8", input, start..end, c"invalid utf-8")
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

/// What decoding `input` raises, as the arguments of an exception that it is itself.
#[inline]
fn arguments(py: Python<'_>, input: &[u8], error: Utf8Error) -> Py<PyAny> {
    match PyUnicodeDecodeError::new_utf8(py, input, error) {
        Ok(exception) => exception.into_any().unbind(),
        Err(error) => error.into_value(py).into_any(),
    }
}

impl PyErrArguments for FromUtf8Error {
    #[inline]
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        arguments(py, self.as_bytes(), self.utf8_error())
    }
}

impl PyErrArguments for IntoStringError {
    #[inline]
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        let error = self.utf8_error();
        arguments(py, self.into_cstring().as_bytes(), error)
    }
}

/// The bytes are not at hand, so the exception says where in them it happened.
impl PyErrArguments for Utf8Error {
    #[inline]
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        let start = self.valid_up_to();
        let end = start + self.error_len().unwrap_or(1);
        match PyUnicodeDecodeError::new(py, c"utf-8", b"", start..end, c"invalid utf-8") {
            Ok(exception) => exception.into_any().unbind(),
            Err(error) => error.into_value(py).into_any(),
        }
    }
}

macro_rules! decode_errors {
    ($($error:ty)*) => {
        $(
            impl From<$error> for PyErr {
                #[cold]
                #[inline]
                fn from(error: $error) -> PyErr {
                    PyUnicodeDecodeError::new_err(error)
                }
            }
        )*
    };
}

decode_errors!(FromUtf8Error IntoStringError Utf8Error);
