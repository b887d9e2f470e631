//! Floating point numbers.

use std::convert::Infallible;

use super::by_reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::raw::quiet::Quiet;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyFloat};
use crate::{PyErr, PyResult, raw};

impl<'py> FromPyObject<'_, 'py> for f64 {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::REAL;

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<f64> {
        match raw::float::exact(&object) {
            Some(value) => Ok(value),
            None => raw::float::as_double(&object),
        }
    }

    #[inline]
    fn extract_quietly(object: Borrowed<'_, 'py, PyAny>, quiet: &Quiet) -> Option<f64> {
        quiet.float(&object)
    }
}

impl<'py> FromPyObject<'_, 'py> for f32 {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::REAL;

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<f32> {
        #[allow(clippy::cast_possible_truncation, reason = "an `f32` is the nearest there is")]
        f64::extract(object).map(|value| value as f32)
    }
}

impl<'py> IntoPyObject<'py> for f64 {
    type Target = PyFloat;
    type Output = Bound<'py, PyFloat>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyFloat::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(raw::float::new(py, self))
    }
}

impl<'py> IntoPyObject<'py> for f32 {
    type Target = PyFloat;
    type Output = Bound<'py, PyFloat>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyFloat::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(raw::float::new(py, f64::from(self)))
    }
}

by_reference! {
    f64 => PyFloat, Infallible, |value| *value;
    f32 => PyFloat, Infallible, |value| *value;
}
