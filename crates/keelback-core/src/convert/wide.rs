//! Integers of 128 bits: two halves, by shifting, which every version's stable ABI can do.

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

/// The object as an `int`, its lowest 64 bits, and the rest as another `int`.
#[cold]
fn halves<'py>(object: Borrowed<'_, 'py, PyAny>) -> PyResult<(u64, Bound<'py, PyInt>)> {
    let py = object.py();
    let index = raw::number::index(&object)?;
    let low = raw::long::low_bits(&index)?;
    let high = raw::number::rshift(&index, raw::long::from_long(py, 64).as_any())?;
    Ok((low, raw::number::index(&high)?))
}

/// `high * 2**64 + low`.
#[cold]
fn join<'py>(py: Python<'py>, high: Bound<'py, PyInt>, low: u64) -> Bound<'py, PyInt> {
    let low = raw::long::from_unsigned_long_long(py, low);
    let value = raw::number::lshift(&high, raw::long::from_long(py, 64).as_any())
        .and_then(|shifted| raw::number::bitor(&shifted, low.as_any()))
        .and_then(|value| raw::number::index(&value));
    value.unwrap_or_else(|error| error.unexpected(py, "memory for an int"))
}

#[cold]
fn too_wide(error: PyErr, py: Python<'_>) -> PyErr {
    if error.is_instance_of::<PyOverflowError>(py) {
        PyOverflowError::new_err("Python int larger than 128 bits")
    } else {
        error
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
        let (low, high) = halves(object)?;
        let high = raw::long::as_long_long(&high).map_err(|error| too_wide(error, object.py()))?;
        Ok((i128::from(high) << 64) | i128::from(low))
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
        let (low, high) = halves(object)?;
        if raw::long::is_negative(&high)? {
            return Err(PyValueError::new_err("Cannot convert negative int"));
        }
        let high = raw::long::as_unsigned_long_long(&high).map_err(|error| too_wide(error, object.py()))?;
        Ok((u128::from(high) << 64) | u128::from(low))
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
            Err(_) => join(py, raw::long::from_long_long(py, (self >> 64) as i64), self as u64),
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
            Err(_) => join(py, raw::long::from_unsigned_long_long(py, (self >> 64) as u64), self as u64),
        })
    }
}

by_reference! {
    i128 => PyInt, Infallible, |value| *value;
    u128 => PyInt, Infallible, |value| *value;
}
