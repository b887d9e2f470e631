//! `datetime.time`.

use std::ffi::c_int;

use super::{PyTzInfo, PyTzInfoAccess};
use crate::PyResult;
use crate::instance::Bound;
use crate::marker::Python;
use crate::raw;

raw::datetime::datetime_type!(
    /// A time of any day, with or without a time zone.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::{PyTime, PyTimeAccess};
    ///
    /// Python::attach(|py| {
    ///     let time = PyTime::new(py, 23, 59, 59, 999_999, None).unwrap();
    ///     assert_eq!((time.get_hour(), time.get_microsecond()), (23, 999_999));
    ///     assert!(PyTime::new(py, 24, 0, 0, 0, None).is_err());
    /// });
    /// ```
    PyTime, "time", TimeType
);

impl PyTime {
    /// `time(hour, minute, second, microsecond, tzinfo)`.
    ///
    /// # Errors
    ///
    /// `ValueError` for a time that does not exist.
    #[inline]
    pub fn new<'py>(
        py: Python<'py>,
        hour: u8,
        minute: u8,
        second: u8,
        microsecond: u32,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
    ) -> PyResult<Bound<'py, PyTime>> {
        Self::new_with_fold(py, hour, minute, second, microsecond, tzinfo, false)
    }

    /// As [`PyTime::new`]; `fold` says that it is the second of the two moments of a day with this time, when the
    /// clocks were set back between them ([PEP 495](https://peps.python.org/pep-0495/)).
    ///
    /// # Errors
    ///
    /// `ValueError` for a time that does not exist.
    #[inline]
    pub fn new_with_fold<'py>(
        py: Python<'py>,
        hour: u8,
        minute: u8,
        second: u8,
        microsecond: u32,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
        fold: bool,
    ) -> PyResult<Bound<'py, PyTime>> {
        let time = [hour.into(), minute.into(), second.into(), self::microsecond(microsecond)];
        raw::datetime::new_time(py, time, tzinfo, fold)
    }
}

/// As the C functions take it: what does not fit is out of range for them too.
#[inline]
pub(super) fn microsecond(number: u32) -> c_int {
    c_int::try_from(number).unwrap_or(c_int::MAX)
}

/// What a time of the day says.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python time",
    note = "`Bound<'_, PyTime>` has these methods"
)]
pub trait PyTimeAccess {
    /// The hour, from 0 to 23.
    fn get_hour(&self) -> u8;

    /// The minute, from 0 to 59.
    fn get_minute(&self) -> u8;

    /// The second, from 0 to 59.
    fn get_second(&self) -> u8;

    /// The microsecond, from 0 to 999999.
    fn get_microsecond(&self) -> u32;

    /// Whether it is the second of the two moments with this time, when the clocks were set back between them
    /// ([PEP 495](https://peps.python.org/pep-0495/)).
    fn get_fold(&self) -> bool;
}

impl PyTimeAccess for Bound<'_, PyTime> {
    #[inline]
    fn get_hour(&self) -> u8 {
        raw::datetime::time::hour(self)
    }

    #[inline]
    fn get_minute(&self) -> u8 {
        raw::datetime::time::minute(self)
    }

    #[inline]
    fn get_second(&self) -> u8 {
        raw::datetime::time::second(self)
    }

    #[inline]
    fn get_microsecond(&self) -> u32 {
        raw::datetime::time::microsecond(self)
    }

    #[inline]
    fn get_fold(&self) -> bool {
        raw::datetime::time::fold(self) != 0
    }
}

impl<'py> PyTzInfoAccess<'py> for Bound<'py, PyTime> {
    #[inline]
    fn get_tzinfo(&self) -> Option<Bound<'py, PyTzInfo>> {
        raw::datetime::time::tzinfo(self)
    }
}
