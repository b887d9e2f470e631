//! The errors of the standard library as Python exceptions, with their own words as the message.

use std::convert::Infallible;

use super::{PyUnicodeDecodeError, PyValueError};
use crate::err::PyErrArguments;
use crate::instance::Py;
use crate::marker::Python;
use crate::prelude::*;

macro_rules! message {
    ($($error:ty => $exception:ident;)*) => {
        $(
            impl PyErrArguments for $error {
                #[inline]
                fn arguments(self, py: Python<'_>) -> Py<PyAny> {
                    PyString::new(py, &self.to_string()).into_any().unbind()
                }
            }

            impl From<$error> for PyErr {
                #[cold]
                #[inline]
                fn from(error: $error) -> PyErr {
                    $exception::new_err(error)
                }
            }
        )*
    };
}

message! {
    std::num::ParseIntError => PyValueError;
    std::num::ParseFloatError => PyValueError;
    std::num::TryFromIntError => PyValueError;
    std::str::ParseBoolError => PyValueError;
    std::char::ParseCharError => PyValueError;
    std::char::CharTryFromError => PyValueError;
    std::ffi::NulError => PyValueError;
    std::ffi::IntoStringError => PyValueError;
    std::net::AddrParseError => PyValueError;
    std::array::TryFromSliceError => PyValueError;
    std::time::TryFromFloatSecsError => PyValueError;
    std::time::SystemTimeError => PyValueError;
    std::path::StripPrefixError => PyValueError;
    std::env::JoinPathsError => PyValueError;
}

impl PyErrArguments for std::string::FromUtf8Error {
    #[inline]
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        let error = self.utf8_error();
        match PyUnicodeDecodeError::new_utf8(py, self.as_bytes(), error) {
            Ok(exception) => exception.into_any().unbind(),
            Err(error) => error.into_value(py).into_any(),
        }
    }
}

impl From<std::string::FromUtf8Error> for PyErr {
    #[cold]
    #[inline]
    fn from(error: std::string::FromUtf8Error) -> PyErr {
        PyUnicodeDecodeError::new_err(error)
    }
}

/// The bytes are not at hand, so the exception says where in them it happened.
impl PyErrArguments for std::str::Utf8Error {
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

impl From<std::str::Utf8Error> for PyErr {
    #[cold]
    #[inline]
    fn from(error: std::str::Utf8Error) -> PyErr {
        PyUnicodeDecodeError::new_err(error)
    }
}

impl From<Infallible> for PyErr {
    #[inline]
    fn from(never: Infallible) -> PyErr {
        match never {}
    }
}
