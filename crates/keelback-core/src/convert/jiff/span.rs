//! `SignedDuration` and `Span`: a `timedelta`.

use jiff_02::{SignedDuration, Span};

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::by_reference;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::PyDelta;

const DAY: i64 = 24 * 60 * 60;

impl FromPyObject<'_, '_> for SignedDuration {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDelta::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<SignedDuration> {
        let (seconds, microseconds) = object.cast::<PyDelta>()?.parts();
        Ok(SignedDuration::new(seconds, i32::try_from(microseconds)? * 1000))
    }
}

impl<'py> IntoPyObject<'py> for SignedDuration {
    type Target = PyDelta;
    type Output = Bound<'py, PyDelta>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDelta::TYPE_HINT;

    /// A `timedelta` without the nanoseconds.
    ///
    /// # Errors
    ///
    /// `OverflowError` or `ValueError` for more than 999999999 days in either direction.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let days = i32::try_from(self.as_secs() / DAY)?;
        PyDelta::new(py, days, i32::try_from(self.as_secs() % DAY)?, self.subsec_micros(), true)
    }
}

impl FromPyObject<'_, '_> for Span {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDelta::TYPE_HINT;

    /// # Errors
    ///
    /// `ValueError` for more than 20000 years in either direction.
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Span> {
        Ok(Span::try_from(object.extract::<SignedDuration>()?)?)
    }
}

by_reference! {
    SignedDuration => PyDelta, PyErr, |value| *value;
}
