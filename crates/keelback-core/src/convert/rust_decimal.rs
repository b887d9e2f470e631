//! `rust_decimal`: `decimal.Decimal`.

use rust_decimal::Decimal;

use super::{by_value, decimal};
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;

impl FromPyObject<'_, '_> for Decimal {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = decimal::DECIMAL;

    /// An integer, or anything whose text is a finite decimal number.
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Decimal> {
        if let Ok(integer) = i64::extract(object) {
            return Ok(Decimal::from(integer));
        }
        let text = object.str()?;
        let text = text.to_cow()?;
        text.parse()
            .or_else(|_| Decimal::from_scientific(&text))
            .map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

impl<'py> IntoPyObject<'py> for &Decimal {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = decimal::DECIMAL;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        decimal::new(py, &self.to_string())
    }
}

by_value! {
    Decimal => PyAny, PyErr;
}
