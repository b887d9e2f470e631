//! `Duration`: a `timedelta` that is not negative.

use std::time::Duration;

use super::by_reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::PyDelta;

const DAY: u64 = 24 * 60 * 60;

impl FromPyObject<'_, '_> for Duration {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDelta::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Duration> {
        let (seconds, microseconds) = object.cast::<PyDelta>()?.parts();
        let seconds = u64::try_from(seconds).map_err(|_| {
            PyValueError::new_err("It is not possible to convert a negative timedelta to a Rust Duration")
        })?;
        Ok(Duration::new(seconds, microseconds * 1000))
    }
}

impl<'py> IntoPyObject<'py> for Duration {
    type Target = PyDelta;
    type Output = Bound<'py, PyDelta>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDelta::TYPE_HINT;

    /// A `timedelta` without the nanoseconds.
    ///
    /// # Errors
    ///
    /// `OverflowError` or `ValueError` from 1000000000 days on.
    #[inline]
    #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "less than a day, or a second")]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let days = i32::try_from(self.as_secs() / DAY)?;
        PyDelta::new(py, days, (self.as_secs() % DAY) as i32, self.subsec_micros() as i32, false)
    }
}

by_reference! {
    Duration => PyDelta, PyErr, |value| *value;
}
