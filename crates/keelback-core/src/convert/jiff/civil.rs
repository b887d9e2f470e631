//! `Date`, `Time`, `DateTime`, `ISOWeekDate`: what has no time zone.

use jiff_02::civil::{Date, DateTime, ISOWeekDate, Time};

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::{by_reference, time_zone};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::{PyDate, PyDateAccess, PyDateTime, PyTime, PyTimeAccess, PyTzInfo};

/// The date of a `date` or a `datetime`.
#[inline]
pub(super) fn date(of: &impl PyDateAccess) -> PyResult<Date> {
    Ok(Date::new(of.get_year().try_into()?, of.get_month().try_into()?, of.get_day().try_into()?)?)
}

/// The time of a `time` or a `datetime`.
#[inline]
pub(super) fn time(of: &impl PyTimeAccess) -> PyResult<Time> {
    let (hour, minute, second) = (of.get_hour().try_into()?, of.get_minute().try_into()?, of.get_second().try_into()?);
    Ok(Time::new(hour, minute, second, i32::try_from(of.get_microsecond())? * 1000)?)
}

/// The numbers of a time, without the nanoseconds.
#[inline]
fn clock(time: Time) -> PyResult<([u8; 3], u32)> {
    let parts = [time.hour().try_into()?, time.minute().try_into()?, time.second().try_into()?];
    Ok((parts, u32::try_from(time.subsec_nanosecond() / 1000)?))
}

/// A `datetime` of these numbers.
#[inline]
pub(super) fn datetime<'py>(
    py: Python<'py>,
    value: DateTime,
    zone: Option<&Bound<'py, PyTzInfo>>,
    fold: bool,
) -> PyResult<Bound<'py, PyDateTime>> {
    let (year, month, day) = (value.year().into(), value.month().try_into()?, value.day().try_into()?);
    let ([hour, minute, second], microsecond) = clock(value.time())?;
    PyDateTime::new_with_fold(py, year, month, day, hour, minute, second, microsecond, zone, fold)
}

impl FromPyObject<'_, '_> for Date {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDate::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Date> {
        date(&*object.cast::<PyDate>()?)
    }
}

impl<'py> IntoPyObject<'py> for Date {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDate::TYPE_HINT;

    /// # Errors
    ///
    /// `ValueError` before the year 1.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyDate::new(py, self.year().into(), self.month().try_into()?, self.day().try_into()?)
    }
}

impl FromPyObject<'_, '_> for Time {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyTime::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Time> {
        time(&*object.cast::<PyTime>()?)
    }
}

impl<'py> IntoPyObject<'py> for Time {
    type Target = PyTime;
    type Output = Bound<'py, PyTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyTime::TYPE_HINT;

    /// A `time` without the nanoseconds.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let ([hour, minute, second], microsecond) = clock(self)?;
        PyTime::new(py, hour, minute, second, microsecond, None)
    }
}

impl FromPyObject<'_, '_> for DateTime {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<DateTime> {
        let moment = time_zone::naive(object)?;
        Ok(DateTime::from_parts(date(&*moment)?, time(&*moment)?))
    }
}

impl<'py> IntoPyObject<'py> for DateTime {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// A `datetime` without the nanoseconds.
    ///
    /// # Errors
    ///
    /// `ValueError` before the year 1.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        datetime(py, self, None, false)
    }
}

impl FromPyObject<'_, '_> for ISOWeekDate {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDate::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<ISOWeekDate> {
        Ok(object.extract::<Date>()?.iso_week_date())
    }
}

impl<'py> IntoPyObject<'py> for ISOWeekDate {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDate::TYPE_HINT;

    /// # Errors
    ///
    /// `ValueError` before the year 1.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.date().into_pyobject(py)
    }
}

by_reference! {
    Date => PyDate, PyErr, |value| *value;
    Time => PyTime, PyErr, |value| *value;
    DateTime => PyDateTime, PyErr, |value| *value;
    ISOWeekDate => PyDate, PyErr, |value| *value;
}
