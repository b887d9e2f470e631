//! The errors of the standard library as Python exceptions, with their own words as the message.

use std::convert::Infallible;
use std::error::Error;

use super::PyValueError;
use crate::err::PyErrArguments;
use crate::instance::Py;
use crate::marker::Python;
use crate::prelude::*;

macro_rules! message {
    ($($error:ty)*) => {
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
                    PyValueError::new_err(error)
                }
            }
        )*

        /// Whether it is one of these, each of which is a `ValueError`.
        pub(crate) fn is_parse_error(error: &(dyn Error + 'static)) -> bool {
            $(error.is::<$error>())||*
        }
    };
}

message! {
    std::num::ParseIntError
    std::num::ParseFloatError
    std::num::TryFromIntError
    std::str::ParseBoolError
    std::char::ParseCharError
    std::char::CharTryFromError
    std::ffi::NulError
    std::net::AddrParseError
    std::array::TryFromSliceError
    std::time::TryFromFloatSecsError
    std::time::SystemTimeError
    std::path::StripPrefixError
    std::env::JoinPathsError
}

impl From<Infallible> for PyErr {
    #[inline]
    fn from(never: Infallible) -> PyErr {
        match never {}
    }
}
