//! Dates and times: four kinds in TOML, three classes in Python.

use keelback::{
    exceptions::PyValueError,
    prelude::*,
    types::{PyDate, PyDateTime, PyDelta, PyTime, PyTzInfo},
};
use toml::value::{Datetime, Offset};

/// A `datetime`, `date` or `time`; digits below the microsecond are dropped.
pub(crate) fn object<'py>(py: Python<'py>, moment: &Datetime) -> PyResult<Bound<'py, PyAny>> {
    let zone = moment.offset.map(|offset| zone(py, offset)).transpose()?;
    match (moment.date, moment.time) {
        (Some(date), Some(time)) => {
            let (second, microsecond) = (time.second.unwrap_or(0), time.nanosecond.unwrap_or(0) / 1000);
            let (year, month, day) = (i32::from(date.year), date.month, date.day);
            PyDateTime::new(py, year, month, day, time.hour, time.minute, second, microsecond, zone.as_ref())
                .map(Bound::into_any)
        }
        (Some(date), None) => PyDate::new(py, i32::from(date.year), date.month, date.day).map(Bound::into_any),
        (None, Some(time)) => {
            let (second, microsecond) = (time.second.unwrap_or(0), time.nanosecond.unwrap_or(0) / 1000);
            PyTime::new(py, time.hour, time.minute, second, microsecond, None).map(Bound::into_any)
        }
        (None, None) => Err(PyValueError::new_err("neither a date nor a time")),
    }
}

fn zone<'py>(py: Python<'py>, offset: Offset) -> PyResult<Bound<'py, PyTzInfo>> {
    match offset {
        Offset::Z => Ok(PyTzInfo::utc(py)?.to_owned()),
        Offset::Custom { minutes } => {
            PyTzInfo::fixed_offset(py, PyDelta::new(py, 0, i32::from(minutes) * 60, 0, true)?)
        }
    }
}
