//! Integers of 128 bits.

use std::convert::Infallible;

use super::by_reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::{PyOverflowError, PyValueError};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyInt};
use crate::{PyErr, PyResult, raw};

/// 128 bits, and a word for the sign.
const WORDS: usize = 5;

/// The lowest 128 bits of an object's value, and the word that follows them, if there is no other.
#[inline]
fn bits(index: &Bound<'_, PyInt>) -> PyResult<Option<(u128, u32)>> {
    let mut words = [0; WORDS];
    if !raw::long_words::read(index, &mut words)? {
        return Ok(None);
    }
    let low = words[..4].iter().rev().fold(0, |bits, word| (bits << 32) | u128::from(*word));
    Ok(Some((low, words[4])))
}

/// The `int` of 128 bits and of the word that follows them.
#[cold]
fn int(py: Python<'_>, bits: u128, sign: u32) -> Bound<'_, PyInt> {
    let mut words: [u32; WORDS] =
        std::array::from_fn(|index| if index < 4 { (bits >> (32 * index)) as u32 } else { sign });
    raw::long_words::write(py, &mut words).unwrap_or_else(|error| error.unexpected(py, "memory for an int"))
}

#[cold]
fn too_wide() -> PyErr {
    PyOverflowError::new_err("Python int larger than 128 bits")
}

/// The value of what is no small `int`.
#[cold]
#[inline]
fn signed(object: Borrowed<'_, '_, PyAny>) -> PyResult<i128> {
    match bits(&raw::number::index(&object)?)? {
        Some((bits, sign)) if sign == (bits as i128 >> 127) as u32 => Ok(bits as i128),
        _ => Err(too_wide()),
    }
}

/// The value of what is no small `int`.
#[cold]
#[inline]
fn unsigned(object: Borrowed<'_, '_, PyAny>) -> PyResult<u128> {
    let index = raw::number::index(&object)?;
    match bits(&index)? {
        Some((bits, 0)) => Ok(bits),
        _ if raw::long::is_negative(&index)? => Err(PyValueError::new_err("Cannot convert negative int")),
        _ => Err(too_wide()),
    }
}

impl<'py> FromPyObject<'_, 'py> for i128 {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::INDEX;

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<i128> {
        if let Some(value) = raw::long::compact(&object) {
            return Ok(value as i128);
        }
        signed(object)
    }
}

impl<'py> FromPyObject<'_, 'py> for u128 {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::INDEX;

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<u128> {
        if let Some(value) = raw::long::compact(&object).and_then(|value| value.try_into().ok()) {
            return Ok(value);
        }
        unsigned(object)
    }
}

impl<'py> IntoPyObject<'py> for i128 {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(match i64::try_from(self) {
            Ok(value) => raw::long::from_long_long(py, value),
            Err(_) => int(py, self as u128, (self >> 127) as u32),
        })
    }
}

impl<'py> IntoPyObject<'py> for u128 {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(match u64::try_from(self) {
            Ok(value) => raw::long::from_unsigned_long_long(py, value),
            Err(_) => int(py, self, 0),
        })
    }
}

by_reference! {
    i128 => PyInt, Infallible, |value| *value;
    u128 => PyInt, Infallible, |value| *value;
}
