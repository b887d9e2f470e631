//! `NaiveDate`, `NaiveTime`, `NaiveDateTime`: a `date`, a `time`, a `datetime` without a time zone.

use std::ffi::CStr;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::{by_reference, time_zone};
use crate::exceptions::{PyUserWarning, PyValueError};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::{PyDate, PyDateAccess, PyDateTime, PyTime, PyTimeAccess, PyTzInfo};

/// The date of a `date` or a `datetime`.
#[inline]
pub(super) fn date(of: &impl PyDateAccess) -> PyResult<NaiveDate> {
    NaiveDate::from_ymd_opt(of.get_year(), of.get_month().into(), of.get_day().into())
        .ok_or_else(|| PyValueError::new_err("invalid or out-of-range date"))
}

/// The time of a `time` or a `datetime`.
#[inline]
pub(super) fn time(of: &impl PyTimeAccess) -> PyResult<NaiveTime> {
    let (hour, minute, second) = (of.get_hour().into(), of.get_minute().into(), of.get_second().into());
    NaiveTime::from_hms_micro_opt(hour, minute, second, of.get_microsecond())
        .ok_or_else(|| PyValueError::new_err("invalid or out-of-range time"))
}

/// The numbers of a time, and whether it is in a leap second, which Python has not.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "hours, minutes and seconds are small")]
fn clock(time: &impl Timelike) -> ([u8; 3], u32, bool) {
    let (nanosecond, leap) = match time.nanosecond().checked_sub(1_000_000_000) {
        Some(beyond) => (beyond, true),
        None => (time.nanosecond(), false),
    };
    ([time.hour() as u8, time.minute() as u8, time.second() as u8], nanosecond / 1000, leap)
}

/// Says that `object` is a second early. Where the filters make an error of that, it cannot be raised any more.
#[inline]
fn warn_of_leap_second(object: &Bound<'_, PyAny>) {
    const MESSAGE: &CStr = c"ignored leap-second, `datetime` does not support leap-seconds";
    let py = object.py();
    if let Err(error) = PyErr::warn(py, py.get_type::<PyUserWarning>().as_any(), MESSAGE, 0) {
        error.write_unraisable(py, Some(object));
    }
}

/// A `datetime` of these numbers.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "months and days are small")]
pub(super) fn datetime<'py>(
    py: Python<'py>,
    value: &NaiveDateTime,
    zone: Option<&Bound<'py, PyTzInfo>>,
    fold: bool,
) -> PyResult<Bound<'py, PyDateTime>> {
    let (year, month, day) = (value.year(), value.month() as u8, value.day() as u8);
    let ([hour, minute, second], microsecond, leap) = clock(value);
    let moment = PyDateTime::new_with_fold(py, year, month, day, hour, minute, second, microsecond, zone, fold)?;
    if leap {
        warn_of_leap_second(&moment);
    }
    Ok(moment)
}

impl FromPyObject<'_, '_> for NaiveDate {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDate::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<NaiveDate> {
        date(&*object.cast::<PyDate>()?)
    }
}

impl<'py> IntoPyObject<'py> for NaiveDate {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDate::TYPE_HINT;

    /// # Errors
    ///
    /// `ValueError` before the year 1 and after the year 9999.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "months and days are small")]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyDate::new(py, self.year(), self.month() as u8, self.day() as u8)
    }
}

impl FromPyObject<'_, '_> for NaiveTime {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyTime::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<NaiveTime> {
        time(&*object.cast::<PyTime>()?)
    }
}

impl<'py> IntoPyObject<'py> for NaiveTime {
    type Target = PyTime;
    type Output = Bound<'py, PyTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyTime::TYPE_HINT;

    /// A `time` without the nanoseconds. A leap second becomes the second before it, with a `UserWarning`.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let ([hour, minute, second], microsecond, leap) = clock(&self);
        let time = PyTime::new(py, hour, minute, second, microsecond, None)?;
        if leap {
            warn_of_leap_second(&time);
        }
        Ok(time)
    }
}

impl FromPyObject<'_, '_> for NaiveDateTime {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<NaiveDateTime> {
        let moment = time_zone::naive(object)?;
        Ok(date(&*moment)?.and_time(time(&*moment)?))
    }
}

impl<'py> IntoPyObject<'py> for NaiveDateTime {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// A `datetime` without the nanoseconds. A leap second becomes the second before it, with a `UserWarning`.
    ///
    /// # Errors
    ///
    /// `ValueError` before the year 1 and after the year 9999.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        datetime(py, &self, None, false)
    }
}

by_reference! {
    NaiveDate => PyDate, PyErr, |value| *value;
    NaiveTime => PyTime, PyErr, |value| *value;
    NaiveDateTime => PyDateTime, PyErr, |value| *value;
}
