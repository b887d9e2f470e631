//! `num-bigint`: an `int` of any size.

use num_bigint::{BigInt, BigUint, Sign};

use super::by_value;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyInt};
use crate::{PyErr, PyResult, raw};

impl FromPyObject<'_, '_> for BigInt {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::INDEX;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<BigInt> {
        if let Some(value) = raw::long::compact(&object) {
            return Ok(BigInt::from(value));
        }
        let index = raw::number::index(&object)?;
        Ok(BigInt::from_signed_bytes_le(&raw::long_bytes::to_bytes(&index)?))
    }
}

impl FromPyObject<'_, '_> for BigUint {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::INDEX;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<BigUint> {
        let (sign, magnitude) = BigInt::extract(object)?.into_parts();
        if sign == Sign::Minus {
            return Err(PyValueError::new_err("Cannot convert negative int"));
        }
        Ok(magnitude)
    }
}

impl<'py> IntoPyObject<'py> for &BigInt {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        raw::long_bytes::from_bytes(py, &self.to_signed_bytes_le(), true)
    }
}

impl<'py> IntoPyObject<'py> for &BigUint {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        raw::long_bytes::from_bytes(py, &self.to_bytes_le(), false)
    }
}

by_value! {
    BigInt => PyInt, PyErr;
    BigUint => PyInt, PyErr;
}
