//! `datetime.datetime`.

use super::{PyDateAccess, PyTimeAccess, PyTzInfo, PyTzInfoAccess};
use crate::PyResult;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::type_object::PyTypeInfo;

raw::datetime::datetime_type!(
    /// A date and a time of the day, with or without a time zone.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::{PyDateTime, PyTimeAccess, PyTzInfo, PyTzInfoAccess};
    ///
    /// Python::attach(|py| {
    ///     let utc = PyTzInfo::utc(py).unwrap();
    ///     let moment = PyDateTime::new(py, 2024, 2, 29, 12, 30, 0, 0, Some(&utc)).unwrap();
    ///     assert_eq!(moment.get_hour(), 12);
    ///     assert!(moment.get_tzinfo().unwrap().is(&*utc));
    /// });
    /// ```
    PyDateTime, "datetime", DateTimeType
);

#[allow(clippy::too_many_arguments, reason = "they are Python's")]
impl PyDateTime {
    /// `datetime(year, month, day, hour, minute, second, microsecond, tzinfo)`.
    ///
    /// # Errors
    ///
    /// `ValueError` for a date or a time that does not exist.
    #[inline]
    pub fn new<'py>(
        py: Python<'py>,
        year: i32,
        month: u8,
        day: u8,
        hour: u8,
        minute: u8,
        second: u8,
        microsecond: u32,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
    ) -> PyResult<Bound<'py, PyDateTime>> {
        Self::new_with_fold(py, year, month, day, hour, minute, second, microsecond, tzinfo, false)
    }

    /// As [`PyDateTime::new`]; `fold` says that it is the second of the two moments with this date and time, when the
    /// clocks were set back between them ([PEP 495](https://peps.python.org/pep-0495/)).
    ///
    /// # Errors
    ///
    /// `ValueError` for a date or a time that does not exist.
    #[inline]
    pub fn new_with_fold<'py>(
        py: Python<'py>,
        year: i32,
        month: u8,
        day: u8,
        hour: u8,
        minute: u8,
        second: u8,
        microsecond: u32,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
        fold: bool,
    ) -> PyResult<Bound<'py, PyDateTime>> {
        let date = [year, month.into(), day.into()];
        let time = [hour.into(), minute.into(), second.into(), super::time::microsecond(microsecond)];
        raw::datetime::new_datetime(py, date, time, tzinfo, fold)
    }

    /// `datetime.fromtimestamp(timestamp, tzinfo)`: the date and time at that many seconds after 1970 began in UTC;
    /// without a time zone, the local ones.
    ///
    /// # Errors
    ///
    /// `OverflowError`, `ValueError` or `OSError` for a moment that cannot be told; what the time zone raises.
    #[inline]
    pub fn from_timestamp<'py>(
        py: Python<'py>,
        timestamp: f64,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
    ) -> PyResult<Bound<'py, PyDateTime>> {
        let name = crate::intern!(py, "fromtimestamp");
        Ok(PyDateTime::type_object(py).call_method1(name, (timestamp, tzinfo))?.cast_into()?)
    }
}

impl PyDateAccess for Bound<'_, PyDateTime> {
    #[inline]
    fn get_year(&self) -> i32 {
        raw::datetime::as_date(self).get_year()
    }

    #[inline]
    fn get_month(&self) -> u8 {
        raw::datetime::as_date(self).get_month()
    }

    #[inline]
    fn get_day(&self) -> u8 {
        raw::datetime::as_date(self).get_day()
    }
}

impl PyTimeAccess for Bound<'_, PyDateTime> {
    #[inline]
    fn get_hour(&self) -> u8 {
        raw::datetime::datetime::hour(self)
    }

    #[inline]
    fn get_minute(&self) -> u8 {
        raw::datetime::datetime::minute(self)
    }

    #[inline]
    fn get_second(&self) -> u8 {
        raw::datetime::datetime::second(self)
    }

    #[inline]
    fn get_microsecond(&self) -> u32 {
        raw::datetime::datetime::microsecond(self)
    }

    #[inline]
    fn get_fold(&self) -> bool {
        raw::datetime::datetime::fold(self) != 0
    }
}

impl<'py> PyTzInfoAccess<'py> for Bound<'py, PyDateTime> {
    #[inline]
    fn get_tzinfo(&self) -> Option<Bound<'py, PyTzInfo>> {
        raw::datetime::datetime::tzinfo(self)
    }
}
