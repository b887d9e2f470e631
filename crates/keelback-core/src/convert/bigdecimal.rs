//! `bigdecimal`: `decimal.Decimal`.

use bigdecimal::BigDecimal;

use super::decimal;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;

impl FromPyObject<'_, '_> for BigDecimal {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = decimal::DECIMAL;

    /// Anything whose text is a finite decimal number.
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<BigDecimal> {
        let text = object.str()?;
        text.to_cow()?
            .parse()
            .map_err(|error: bigdecimal::ParseBigDecimalError| PyValueError::new_err(error.to_string()))
    }
}

impl<'py> IntoPyObject<'py> for BigDecimal {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = decimal::DECIMAL;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        // Neither adds a digit nor takes one away, and writes out no zeros for a large exponent.
        let (digits, scale) = self.into_bigint_and_exponent();
        decimal::new(py, &format!("{digits}E{}", -i128::from(scale)))
    }
}
