//! `Duration`: a `timedelta`.

use time::Duration;

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::by_reference;
use crate::exceptions::PyOverflowError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::PyDelta;

const DAY: i64 = 24 * 60 * 60;

impl FromPyObject<'_, '_> for Duration {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDelta::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Duration> {
        let (seconds, microseconds) = object.cast::<PyDelta>()?.parts();
        Ok(Duration::seconds(seconds) + Duration::microseconds(microseconds.into()))
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
    /// `OverflowError` for more than 999999999 days in either direction.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "a remainder is less than its divisor")]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let days = i32::try_from(self.whole_seconds().div_euclid(DAY))
            .map_err(|_| PyOverflowError::new_err("duration out of range for Python timedelta"))?;
        let seconds = self.whole_seconds().rem_euclid(DAY) as i32;
        PyDelta::new(py, days, seconds, self.subsec_microseconds(), true)
    }
}

by_reference! {
    Duration => PyDelta, PyErr, |value| *value;
}
