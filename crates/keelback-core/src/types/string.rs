//! `str`.

use std::borrow::Cow;
use std::ffi::CStr;
use std::fmt;

use super::sealed::Sealed;
use super::{PyAny, PyBytes, PyBytesMethods, PyStringData};
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// Python's `str`.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::PyString;
    ///
    /// Python::attach(|py| {
    ///     let text = PyString::new(py, "keel");
    ///     assert_eq!(text, "keel");
    /// });
    /// ```
    PyString, "builtins", "str", PyUnicode_Type, check: PyUnicode_Check, exact: PyUnicode_CheckExact
);

impl PyString {
    /// A new `str`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[inline]
    pub fn new<'py>(py: Python<'py>, s: &str) -> Bound<'py, PyString> {
        raw::unicode::new(py, s)
    }

    /// A new `str` from UTF-8.
    ///
    /// # Errors
    ///
    /// `UnicodeDecodeError` if it is not UTF-8.
    #[inline]
    pub fn from_bytes<'py>(py: Python<'py>, s: &[u8]) -> PyResult<Bound<'py, PyString>> {
        raw::unicode::from_bytes(py, s)
    }

    /// The one `str` with this text that the interpreter keeps.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[inline]
    pub fn intern<'py>(py: Python<'py>, s: &str) -> Bound<'py, PyString> {
        raw::unicode::intern(py, s)
    }

    /// `str(src, encoding, errors)`, for what has a buffer.
    ///
    /// # Errors
    ///
    /// `TypeError` if it has none, `LookupError` for an unknown encoding, `UnicodeDecodeError`.
    #[inline]
    pub fn from_encoded_object<'py>(
        src: &Bound<'py, PyAny>,
        encoding: Option<&CStr>,
        errors: Option<&CStr>,
    ) -> PyResult<Bound<'py, PyString>> {
        raw::unicode::from_encoded_object(src, encoding, errors)
    }

    /// A new `str` from what `format_args!` gives.
    ///
    /// # Errors
    ///
    /// `RuntimeError` if formatting fails.
    #[inline]
    pub fn from_fmt<'py>(py: Python<'py>, args: fmt::Arguments<'_>) -> PyResult<Bound<'py, PyString>> {
        if let Some(text) = args.as_str() {
            return Ok(Self::new(py, text));
        }
        let mut text = String::new();
        fmt::write(&mut text, args)
            .map_err(|_| crate::exceptions::PyRuntimeError::new_err("failed to format string"))?;
        Ok(Self::new(py, &text))
    }
}

/// The text; reading ASCII costs no call.
#[inline]
pub(crate) fn to_str<'a>(string: Borrowed<'a, '_, PyString>) -> PyResult<&'a str> {
    match raw::unicode::ascii(string) {
        Some(text) => Ok(text),
        None => raw::unicode::utf8(string),
    }
}

/// The methods of `str`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python str",
    note = "`Bound<'_, PyString>` has these methods"
)]
pub trait PyStringMethods<'py>: Sealed {
    /// The number of code points, which is what Python's `len` says.
    ///
    /// # Errors
    ///
    /// `SystemError` before Python 3.12, for strings made by obsolete functions.
    fn code_point_len(&self) -> PyResult<usize>;

    /// The text, which the object owns.
    ///
    /// # Errors
    ///
    /// `UnicodeEncodeError` for lone surrogates.
    fn to_str(&self) -> PyResult<&str>;

    /// The text, which the object owns where it can.
    ///
    /// # Errors
    ///
    /// `UnicodeEncodeError` for lone surrogates.
    fn to_cow(&self) -> PyResult<Cow<'_, str>>;

    /// The text, with replacement characters for lone surrogates.
    fn to_string_lossy(&self) -> Cow<'_, str>;

    /// The text in UTF-8.
    ///
    /// # Errors
    ///
    /// `UnicodeEncodeError` for lone surrogates.
    fn encode_utf8(&self) -> PyResult<Bound<'py, PyBytes>>;

    raw::unchecked::methods! { declare:
        /// The characters as the interpreter stores them.
        ///
        /// # Safety
        ///
        /// The interpreter lays strings out as this library expects it, which it has tried on a few strings.
        ///
        /// # Errors
        ///
        /// `SystemError` if that is not known.
        data(&self) -> PyResult<PyStringData<'_>>;
    }
}

impl<'py> PyStringMethods<'py> for Bound<'py, PyString> {
    #[inline]
    fn code_point_len(&self) -> PyResult<usize> {
        raw::unicode::length(self)
    }

    #[inline]
    fn to_str(&self) -> PyResult<&str> {
        to_str(self.as_borrowed())
    }

    #[inline]
    fn to_cow(&self) -> PyResult<Cow<'_, str>> {
        self.to_str().map(Cow::Borrowed)
    }

    #[inline]
    fn to_string_lossy(&self) -> Cow<'_, str> {
        match self.to_str() {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                let bytes = raw::unicode::encode(self, c"utf-8", c"surrogatepass")
                    .unwrap_or_else(|error| error.unexpected(self.py(), "any text in UTF-8"));
                Cow::Owned(String::from_utf8_lossy(bytes.as_bytes()).into_owned())
            }
        }
    }

    raw::unchecked::methods! { define:
        fn data(&self) -> PyResult<PyStringData<'_>> {
            raw::unicode::data(self.as_borrowed())
        }
    }

    #[inline]
    fn encode_utf8(&self) -> PyResult<Bound<'py, PyBytes>> {
        raw::unicode::encode_utf8(self)
    }
}

/// Comparisons with texts of Rust; a string with lone surrogates equals none.
macro_rules! equal {
    ($($left:ty, $right:ty: $self:ident, $other:ident => $string:expr, $text:expr;)*) => {
        $(
            impl PartialEq<$right> for $left {
                #[inline]
                fn eq(&$self, $other: &$right) -> bool {
                    $string.as_borrowed().to_str().is_ok_and(|text| text == $text)
                }
            }
        )*
    };
}

equal! {
    Bound<'_, PyString>, str: self, other => self, other;
    Bound<'_, PyString>, &str: self, other => self, *other;
    str, Bound<'_, PyString>: self, other => other, self;
    &str, Bound<'_, PyString>: self, other => other, *self;
    &Bound<'_, PyString>, str: self, other => self, other;
    str, &Bound<'_, PyString>: self, other => other, self;
    Borrowed<'_, '_, PyString>, str: self, other => self, other;
    Borrowed<'_, '_, PyString>, &str: self, other => self, *other;
    str, Borrowed<'_, '_, PyString>: self, other => other, self;
    &str, Borrowed<'_, '_, PyString>: self, other => other, *self;
}
