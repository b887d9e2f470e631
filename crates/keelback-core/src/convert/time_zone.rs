//! What the conversions of several crates ask of time zones.

use crate::exceptions::PyTypeError;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::types::{PyDateTime, PyDelta, PyTzInfo, PyTzInfoAccess};

/// The time zone of a `datetime` that has to have one.
///
/// # Errors
///
/// `TypeError` if it has none.
#[inline]
pub(super) fn required<'py>(moment: &Bound<'py, PyDateTime>) -> PyResult<Bound<'py, PyTzInfo>> {
    moment.get_tzinfo().ok_or_else(|| PyTypeError::new_err("expected a datetime with non-None tzinfo"))
}

/// A `datetime` that must have no time zone.
///
/// # Errors
///
/// `TypeError` if it is no `datetime`, or has one.
#[inline]
pub(super) fn naive<'a, 'py>(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Borrowed<'a, 'py, PyDateTime>> {
    let moment = object.cast::<PyDateTime>()?;
    match moment.get_tzinfo() {
        Some(_) => Err(PyTypeError::new_err("expected a datetime without tzinfo")),
        None => Ok(moment),
    }
}

/// Whether it equals `timezone.utc`.
///
/// # Errors
///
/// What `__eq__` raises.
#[inline]
#[cfg(any(feature = "chrono", feature = "time"))]
pub(super) fn is_utc(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    object.eq(PyTzInfo::utc(object.py())?)
}

/// The seconds by which a time zone is ahead of UTC at all times.
///
/// # Errors
///
/// `TypeError` if the object is no time zone, or says that it depends; what `utcoffset` raises.
#[inline]
pub(super) fn fixed_offset(object: &Bound<'_, PyAny>) -> PyResult<i64> {
    let zone = object.cast::<PyTzInfo>()?;
    let py = zone.py();
    // It is asked without a moment: only zones that need none have an answer.
    let offset = zone.call_method1(crate::intern!(py, "utcoffset"), (py.None(),))?;
    if offset.is_none() {
        return Err(PyTypeError::new_err(format!("{zone:?} is not a fixed offset timezone")));
    }
    Ok(offset.cast::<PyDelta>()?.parts().0)
}

/// `timezone(timedelta(seconds=seconds))`.
///
/// # Errors
///
/// `ValueError` for a day or more.
#[inline]
pub(super) fn with_offset(py: Python<'_>, seconds: i32) -> PyResult<Bound<'_, PyTzInfo>> {
    PyTzInfo::fixed_offset(py, PyDelta::new(py, 0, seconds, 0, true)?)
}
