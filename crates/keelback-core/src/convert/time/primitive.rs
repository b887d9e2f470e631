//! `Date`, `Time`, `PrimitiveDateTime`: a `date`, a `time`, a `datetime` without a time zone.

use time::{Date, Month, PrimitiveDateTime, Time};

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::{by_reference, time_zone};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::{PyDate, PyDateAccess, PyDateTime, PyTime, PyTimeAccess, PyTzInfo};

/// The date of a `date` or a `datetime`.
#[inline]
pub(super) fn date(of: &impl PyDateAccess) -> PyResult<Date> {
    Month::try_from(of.get_month())
        .and_then(|month| Date::from_calendar_date(of.get_year(), month, of.get_day()))
        .map_err(|_| PyValueError::new_err("invalid or out-of-range date"))
}

/// The time of a `time` or a `datetime`.
#[inline]
pub(super) fn time(of: &impl PyTimeAccess) -> PyResult<Time> {
    Time::from_hms_micro(of.get_hour(), of.get_minute(), of.get_second(), of.get_microsecond())
        .map_err(|_| PyValueError::new_err("invalid or out-of-range time"))
}

/// A `datetime` of these numbers.
#[inline]
pub(super) fn datetime<'py>(
    py: Python<'py>,
    value: PrimitiveDateTime,
    zone: Option<&Bound<'py, PyTzInfo>>,
) -> PyResult<Bound<'py, PyDateTime>> {
    let (year, month, day) = value.to_calendar_date();
    let (hour, minute, second, microsecond) = value.as_hms_micro();
    PyDateTime::new(py, year, month.into(), day, hour, minute, second, microsecond, zone)
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
    /// `ValueError` before the year 1 and after the year 9999.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyDate::new(py, self.year(), self.month().into(), self.day())
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
        let (hour, minute, second, microsecond) = self.as_hms_micro();
        PyTime::new(py, hour, minute, second, microsecond, None)
    }
}

impl FromPyObject<'_, '_> for PrimitiveDateTime {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<PrimitiveDateTime> {
        let moment = time_zone::naive(object)?;
        Ok(PrimitiveDateTime::new(date(&*moment)?, time(&*moment)?))
    }
}

impl<'py> IntoPyObject<'py> for PrimitiveDateTime {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// A `datetime` without the nanoseconds.
    ///
    /// # Errors
    ///
    /// `ValueError` before the year 1 and after the year 9999.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        datetime(py, self, None)
    }
}

by_reference! {
    Date => PyDate, PyErr, |value| *value;
    Time => PyTime, PyErr, |value| *value;
    PrimitiveDateTime => PyDateTime, PyErr, |value| *value;
}
