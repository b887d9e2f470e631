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

/// Changes the sign of a number in two's complement.
fn negate(words: &mut [u32]) {
    words.iter_mut().for_each(|word| *word = !*word);
    for word in words {
        *word = word.wrapping_add(1);
        if *word != 0 {
            return;
        }
    }
}

impl FromPyObject<'_, '_> for BigInt {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::INDEX;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<BigInt> {
        if let Some(value) = raw::long::compact(&object) {
            return Ok(BigInt::from(value));
        }
        let index = raw::number::index(&object)?;
        let mut words = raw::long_words::read_all(&index)?;
        let is_negative = words.last().is_some_and(|last| last.leading_ones() > 0);
        if is_negative {
            negate(&mut words);
        }
        Ok(BigInt::new(if is_negative { Sign::Minus } else { Sign::Plus }, words))
    }
}

impl FromPyObject<'_, '_> for BigUint {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::INDEX;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<BigUint> {
        match BigInt::extract(object)?.into_parts() {
            (Sign::Minus, _) => Err(PyValueError::new_err("Cannot convert negative int")),
            (_, magnitude) => Ok(magnitude),
        }
    }
}

/// The digits, and a word for the sign.
fn words(digits: impl ExactSizeIterator<Item = u32>) -> Vec<u32> {
    let mut words = Vec::with_capacity(digits.len() + 1);
    words.extend(digits);
    words.push(0);
    words
}

impl<'py> IntoPyObject<'py> for &BigInt {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let mut words = words(self.iter_u32_digits());
        if self.sign() == Sign::Minus {
            negate(&mut words);
        }
        raw::long_words::write(py, &mut words)
    }
}

impl<'py> IntoPyObject<'py> for &BigUint {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        raw::long_words::write(py, &mut words(self.iter_u32_digits()))
    }
}

by_value! {
    BigInt => PyInt, PyErr;
    BigUint => PyInt, PyErr;
}
