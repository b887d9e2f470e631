//! `datetime.timedelta`.

use crate::PyResult;
use crate::instance::Bound;
use crate::marker::Python;
use crate::raw;

raw::datetime::datetime_type!(
    /// A length of time in days, seconds and microseconds. Only the days can be negative.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::{PyDelta, PyDeltaAccess};
    ///
    /// Python::attach(|py| {
    ///     let second_ago = PyDelta::new(py, 0, -1, 0, true).unwrap();
    ///     assert_eq!((second_ago.get_days(), second_ago.get_seconds()), (-1, 86_399));
    /// });
    /// ```
    PyDelta, "timedelta", DeltaType
);

impl PyDelta {
    /// `timedelta(days, seconds, microseconds)`.
    ///
    /// With `normalize`, as Python does it: seconds and microseconds that are negative, or make a day, are carried
    /// over. Without, they have to be in range already.
    ///
    /// # Errors
    ///
    /// `OverflowError` for more than 999999999 days in either direction.
    #[inline]
    pub fn new(
        py: Python<'_>,
        days: i32,
        seconds: i32,
        microseconds: i32,
        normalize: bool,
    ) -> PyResult<Bound<'_, PyDelta>> {
        raw::datetime::new_delta(py, [days, seconds, microseconds], normalize)
    }
}

impl Bound<'_, PyDelta> {
    /// All of it in seconds, towards the past, and the microseconds from there on.
    #[inline]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a remainder is less than its divisor")]
    pub(crate) fn parts(&self) -> (i64, u32) {
        let microseconds = i64::from(self.get_microseconds());
        let seconds = i64::from(self.get_days()) * 86_400 + i64::from(self.get_seconds());
        (seconds + microseconds.div_euclid(1_000_000), microseconds.rem_euclid(1_000_000) as u32)
    }
}

/// What a length of time says: its three parts, none of which is the whole.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python timedelta",
    note = "`Bound<'_, PyDelta>` has these methods"
)]
pub trait PyDeltaAccess {
    /// The days, from -999999999 to 999999999.
    fn get_days(&self) -> i32;

    /// The seconds besides the days, from 0 to 86399.
    fn get_seconds(&self) -> i32;

    /// The microseconds besides the seconds, from 0 to 999999.
    fn get_microseconds(&self) -> i32;
}

impl PyDeltaAccess for Bound<'_, PyDelta> {
    #[inline]
    fn get_days(&self) -> i32 {
        raw::datetime::delta::days(self)
    }

    #[inline]
    fn get_seconds(&self) -> i32 {
        raw::datetime::delta::seconds(self)
    }

    #[inline]
    fn get_microseconds(&self) -> i32 {
        raw::datetime::delta::microseconds(self)
    }
}
