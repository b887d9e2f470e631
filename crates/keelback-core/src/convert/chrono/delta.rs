//! `TimeDelta`, which is also called `Duration`: a `timedelta`.

use chrono::Duration;

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::by_reference;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::PyDelta;

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
    #[allow(clippy::cast_possible_truncation, reason = "less than a day, and less than a second")]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let days = self.num_days();
        let below_days = self - Duration::days(days);
        let seconds = below_days.num_seconds();
        let microseconds = (below_days - Duration::seconds(seconds)).num_microseconds().unwrap_or(0);
        // What does not fit is too much for Python by far.
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        PyDelta::new(py, days, seconds as i32, microseconds as i32, true)
    }
}

by_reference! {
    Duration => PyDelta, PyErr, |value| *value;
}
