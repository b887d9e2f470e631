//! Making dates and times.

use std::ffi::c_int;

use super::capsule::api;
use crate::PyResult;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::sync::interpreter::ObjectCell;
use crate::types::{PyDate, PyDateTime, PyDelta, PyTime, PyTzInfo};

/// A time zone as the functions of the capsule want it: `None` for none.
#[inline]
fn zone_ptr(zone: Option<&Bound<'_, PyTzInfo>>) -> *mut ffi::PyObject {
    zone.map_or(ffi::Py_None(), Bound::as_ptr)
}

/// `date(year, month, day)`.
#[inline]
pub(crate) fn new_date(py: Python<'_>, [year, month, day]: [c_int; 3]) -> PyResult<Bound<'_, PyDate>> {
    let api = api(py)?;
    // SAFETY: any numbers, and the type from the same capsule.
    let date = unsafe { (api.Date_FromDate)(year, month, day, api.DateType) };
    // SAFETY: the call returns an owned reference to a date, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, date) }
}

/// `datetime(year, month, day, hour, minute, second, microsecond, tzinfo, fold=fold)`.
#[inline]
pub(crate) fn new_datetime<'py>(
    py: Python<'py>,
    [year, month, day]: [c_int; 3],
    [hour, minute, second, microsecond]: [c_int; 4],
    zone: Option<&Bound<'py, PyTzInfo>>,
    fold: bool,
) -> PyResult<Bound<'py, PyDateTime>> {
    let api = api(py)?;
    let (make, zone, fold) = (api.DateTime_FromDateAndTimeAndFold, zone_ptr(zone), c_int::from(fold));
    // SAFETY: any numbers, a time zone or `None`, and the type from the same capsule.
    let moment = unsafe { make(year, month, day, hour, minute, second, microsecond, zone, fold, api.DateTimeType) };
    // SAFETY: the call returns an owned reference to a datetime, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, moment) }
}

/// `time(hour, minute, second, microsecond, tzinfo, fold=fold)`.
#[inline]
pub(crate) fn new_time<'py>(
    py: Python<'py>,
    [hour, minute, second, microsecond]: [c_int; 4],
    zone: Option<&Bound<'py, PyTzInfo>>,
    fold: bool,
) -> PyResult<Bound<'py, PyTime>> {
    let api = api(py)?;
    let (make, zone, fold) = (api.Time_FromTimeAndFold, zone_ptr(zone), c_int::from(fold));
    // SAFETY: any numbers, a time zone or `None`, and the type from the same capsule.
    let time = unsafe { make(hour, minute, second, microsecond, zone, fold, api.TimeType) };
    // SAFETY: the call returns an owned reference to a time, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, time) }
}

/// `timedelta(days, seconds, microseconds)`, whose numbers are brought into range first where `normalize` says so.
#[inline]
pub(crate) fn new_delta(
    py: Python<'_>,
    [days, seconds, microseconds]: [c_int; 3],
    normalize: bool,
) -> PyResult<Bound<'_, PyDelta>> {
    let api = api(py)?;
    // SAFETY: any numbers, and the type from the same capsule.
    let delta = unsafe { (api.Delta_FromDelta)(days, seconds, microseconds, c_int::from(normalize), api.DeltaType) };
    // SAFETY: the call returns an owned reference to a timedelta, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, delta) }
}

/// `timezone(offset)`.
#[inline]
pub(crate) fn new_timezone<'py>(offset: &Bound<'py, PyDelta>) -> PyResult<Bound<'py, PyTzInfo>> {
    let py = offset.py();
    let make = api(py)?.TimeZone_FromTimeZone;
    // SAFETY: a timedelta; null is "no name".
    let zone = unsafe { make(offset.as_ptr(), std::ptr::null_mut()) };
    // SAFETY: the call returns an owned reference to a timezone, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, zone) }
}

/// `timezone.utc`.
#[inline]
pub(crate) fn utc(py: Python<'_>) -> PyResult<Borrowed<'static, '_, PyTzInfo>> {
    static UTC: ObjectCell = ObjectCell::new();
    let utc = UTC.get_or_try_init(py, || {
        let utc = api(py)?.TimeZone_UTC;
        // SAFETY: the capsule names a live object.
        Ok(unsafe { Bound::from_borrowed_raw(py, utc) }.unbind())
    })?;
    // SAFETY: a timezone, as the capsule's documentation says.
    Ok(Borrowed::from_kept(unsafe { utc.cast_raw_ref() }))
}
