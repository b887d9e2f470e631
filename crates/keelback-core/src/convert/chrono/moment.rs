//! `DateTime`: a `datetime` with a time zone.

use chrono::offset::LocalResult;
use chrono::{DateTime, Datelike, TimeZone};

use super::naive;
use crate::conversion::{FromPyObject, FromPyObjectOwned, IntoPyObject};
use crate::convert::time_zone;
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::{PyDateTime, PyTimeAccess, PyTzInfo};

/// The two moments at which the clocks show the same, first the one that comes first.
///
/// `chrono` does not promise the order: that of `Local` depends on where it has the rules from.
fn in_order<Tz: TimeZone>(one: DateTime<Tz>, other: DateTime<Tz>) -> (DateTime<Tz>, DateTime<Tz>) {
    if one <= other { (one, other) } else { (other, one) }
}

/// The time zone as the conversion of `Tz` takes it. A `datetime` without one is local.
fn zone_of<'py, Tz: FromPyObjectOwned<'py>>(moment: &Bound<'py, PyDateTime>) -> PyResult<Tz> {
    #[cfg(feature = "chrono-local")]
    if crate::types::PyTzInfoAccess::get_tzinfo(moment).is_none() {
        if let Some(local) = Tz::zone_of_naive_datetimes() {
            return Ok(local);
        }
    }
    time_zone::required(moment)?.extract().map_err(Into::into)
}

impl<'py, Tz> FromPyObject<'_, 'py> for DateTime<Tz>
where
    Tz: TimeZone + FromPyObjectOwned<'py>,
{
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// # Errors
    ///
    /// `TypeError` without a time zone; `ValueError` for a moment that the time zone leaves out; those of `Tz`.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<DateTime<Tz>> {
        let moment = object.cast::<PyDateTime>()?;
        let zone: Tz = zone_of(&moment)?;
        let local = naive::date(&*moment)?.and_time(naive::time(&*moment)?);
        match local.and_local_timezone(zone) {
            LocalResult::Single(only) => Ok(only),
            LocalResult::Ambiguous(one, other) => {
                let (first, second) = in_order(one, other);
                Ok(if moment.get_fold() { second } else { first })
            }
            LocalResult::None => {
                Err(PyValueError::new_err(format!("The datetime {moment:?} contains an incompatible timezone")))
            }
        }
    }
}

impl<'py, Tz> IntoPyObject<'py> for DateTime<Tz>
where
    Tz: TimeZone + IntoPyObject<'py>,
{
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        (&self).into_pyobject(py)
    }
}

impl<'py, Tz> IntoPyObject<'py> for &DateTime<Tz>
where
    Tz: TimeZone + IntoPyObject<'py>,
{
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// A `datetime` without the nanoseconds. A leap second becomes the second before it, with a `UserWarning`.
    ///
    /// # Errors
    ///
    /// `ValueError` before the year 1 and after the year 9999; `TypeError` if `Tz` does not convert to a `tzinfo`;
    /// those of `Tz`.
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let zone = self.timezone().into_bound_py_any(py)?.cast_into::<PyTzInfo>()?;
        // The local time of moments near `DateTime::MAX_UTC` does not exist; Python refuses them anyway.
        let local = if (0..=10_000).contains(&self.naive_utc().year()) { self.naive_local() } else { self.naive_utc() };
        let fold = match self.timezone().from_local_datetime(&local) {
            LocalResult::Ambiguous(one, other) => *self == in_order(one, other).1,
            LocalResult::Single(_) | LocalResult::None => false,
        };
        naive::datetime(py, &local, Some(&zone), fold)
    }
}
