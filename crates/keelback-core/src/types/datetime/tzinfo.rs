//! `datetime.tzinfo`.

use super::PyDelta;
use crate::PyResult;
use crate::conversion::IntoPyObject;
use crate::instance::{Borrowed, Bound, BoundObject};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::sync::interpreter::ObjectCell;
use crate::types::PyString;

raw::datetime::datetime_type!(
    /// A time zone: `datetime.timezone`, `zoneinfo.ZoneInfo` and other subclasses of `datetime.tzinfo`.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::{PyDelta, PyTzInfo};
    ///
    /// Python::attach(|py| {
    ///     let hour = PyDelta::new(py, 0, 3600, 0, true).unwrap();
    ///     let zone = PyTzInfo::fixed_offset(py, hour).unwrap();
    ///     assert_eq!(zone.to_string(), "UTC+01:00");
    ///     assert_eq!(PyTzInfo::utc(py).unwrap().to_string(), "UTC");
    /// });
    /// ```
    PyTzInfo, "tzinfo", TZInfoType
);

impl PyTzInfo {
    /// `datetime.timezone.utc`.
    ///
    /// # Errors
    ///
    /// What importing `datetime` raises.
    #[inline]
    pub fn utc(py: Python<'_>) -> PyResult<Borrowed<'static, '_, PyTzInfo>> {
        raw::datetime::utc(py)
    }

    /// `zoneinfo.ZoneInfo(iana_name)`.
    ///
    /// # Errors
    ///
    /// `zoneinfo.ZoneInfoNotFoundError`, a `KeyError`, if there is no time zone of that name; those of the conversion.
    pub fn timezone<'py, T>(py: Python<'py>, iana_name: T) -> PyResult<Bound<'py, PyTzInfo>>
    where
        T: IntoPyObject<'py, Target = PyString>,
    {
        zone_info(iana_name.into_pyobject(py).map_err(Into::into)?.as_borrowed())
    }

    /// `datetime.timezone(offset)`.
    ///
    /// # Errors
    ///
    /// `ValueError` for an offset of a day or more; those of the conversion.
    pub fn fixed_offset<'py, T>(py: Python<'py>, offset: T) -> PyResult<Bound<'py, PyTzInfo>>
    where
        T: IntoPyObject<'py, Target = PyDelta>,
    {
        raw::datetime::new_timezone(&offset.into_pyobject(py).map_err(Into::into)?.as_borrowed())
    }
}

/// `zoneinfo.ZoneInfo(name)`.
#[inline]
fn zone_info<'py>(name: Borrowed<'_, 'py, PyString>) -> PyResult<Bound<'py, PyTzInfo>> {
    static CLASS: ObjectCell = ObjectCell::new();
    let py = name.py();
    let class = CLASS.get_or_try_init(py, || Ok(py.import("zoneinfo")?.getattr("ZoneInfo")?.unbind()))?;
    Ok(class.call1((name,))?.cast_into()?)
}

/// What has a time zone, or could have one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python datetime or time",
    note = "`Bound<'_, PyDateTime>` has these methods"
)]
pub trait PyTzInfoAccess<'py> {
    /// The time zone, if there is one.
    fn get_tzinfo(&self) -> Option<Bound<'py, PyTzInfo>>;
}
