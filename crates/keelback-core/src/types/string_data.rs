//! The characters of a `str` as the interpreter stores them (PEP 393).

use std::borrow::Cow;
use std::ffi::CStr;

use crate::exceptions::PyUnicodeDecodeError;
use crate::marker::Python;
use crate::{PyErr, PyResult, raw};

/// The characters of a `str`, each of one, two or four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PyStringData<'a> {
    /// Characters below 256.
    Ucs1(&'a [u8]),
    /// Characters of the basic multilingual plane.
    Ucs2(&'a [u16]),
    /// Any characters.
    Ucs4(&'a [u32]),
}

impl<'a> PyStringData<'a> {
    /// The characters as they lie in memory.
    #[inline]
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Ucs1(characters) => characters,
            Self::Ucs2(characters) => raw::unicode::as_bytes(characters),
            Self::Ucs4(characters) => raw::unicode::as_bytes(characters),
        }
    }

    /// The size of a character.
    #[inline]
    #[must_use]
    pub fn value_width_bytes(&self) -> usize {
        match self {
            Self::Ucs1(_) => 1,
            Self::Ucs2(_) => 2,
            Self::Ucs4(_) => 4,
        }
    }

    /// The text; borrowed if it is ASCII.
    ///
    /// As in PyO3, characters of one byte have to be ASCII or UTF-8; [`PyStringMethods::to_str`] knows all of them.
    ///
    /// # Errors
    ///
    /// `UnicodeDecodeError` for characters of one byte that are no UTF-8, and for lone surrogates.
    ///
    /// [`PyStringMethods::to_str`]: crate::types::PyStringMethods::to_str
    #[inline]
    pub fn to_string(self, py: Python<'_>) -> PyResult<Cow<'a, str>> {
        match self {
            Self::Ucs1(characters) => match std::str::from_utf8(characters) {
                Ok(text) => Ok(Cow::Borrowed(text)),
                Err(error) => Err(PyUnicodeDecodeError::new_err_from_utf8(py, characters, error)),
            },
            Self::Ucs2(characters) => match String::from_utf16(characters) {
                Ok(text) => Ok(Cow::Owned(text)),
                Err(_) => Err(self.refused(py, c"utf-16", c"invalid utf-16: lone surrogate found")),
            },
            Self::Ucs4(characters) => match characters.iter().map(|code| char::from_u32(*code)).collect() {
                Some(text) => Ok(Cow::Owned(text)),
                None => Err(self.refused(py, c"utf-32", c"error converting utf-32")),
            },
        }
    }

    #[cold]
    #[inline]
    fn refused(&self, py: Python<'_>, encoding: &CStr, reason: &CStr) -> PyErr {
        let bytes = self.as_bytes();
        match PyUnicodeDecodeError::new(py, encoding, bytes, 0..bytes.len(), reason) {
            Ok(exception) => exception.into(),
            Err(error) => error,
        }
    }

    /// The text, with replacement characters for what [`PyStringData::to_string`] refuses.
    #[inline]
    #[must_use]
    pub fn to_string_lossy(self) -> Cow<'a, str> {
        match self {
            Self::Ucs1(characters) => String::from_utf8_lossy(characters),
            Self::Ucs2(characters) => Cow::Owned(String::from_utf16_lossy(characters)),
            Self::Ucs4(characters) => {
                let decode = |code: &u32| char::from_u32(*code).unwrap_or(char::REPLACEMENT_CHARACTER);
                Cow::Owned(characters.iter().map(decode).collect())
            }
        }
    }
}
