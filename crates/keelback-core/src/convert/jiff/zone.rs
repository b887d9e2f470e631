//! `Offset` and `TimeZone`: a `tzinfo`.

use jiff_02::SignedDuration;
use jiff_02::tz::{Offset, TimeZone};

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::{by_reference, time_zone};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_hint_identifier;
use crate::type_object::PyTypeInfo;
use crate::types::PyTzInfo;

impl FromPyObject<'_, '_> for Offset {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyTzInfo::TYPE_HINT;

    /// Any time zone whose offset does not depend on the moment; what is less than a second of it is dropped.
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Offset> {
        Ok(Offset::try_from(SignedDuration::from_secs(time_zone::fixed_offset(&object)?))?)
    }
}

impl<'py> IntoPyObject<'py> for Offset {
    type Target = PyTzInfo;
    type Output = Bound<'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "timezone");

    /// # Errors
    ///
    /// `ValueError` for a day or more.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        time_zone::with_offset(py, self.seconds())
    }
}

impl FromPyObject<'_, '_> for TimeZone {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyTzInfo::TYPE_HINT;

    /// The time zone that the object's `key` names, or where it has none, the offset.
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<TimeZone> {
        let zone = object.cast::<PyTzInfo>()?;
        match zone.getattr_opt(crate::intern!(zone.py(), "key"))? {
            Some(key) => Ok(TimeZone::get(&key.cast::<PyString>()?.to_cow()?)?),
            None => Ok(zone.extract::<Offset>()?.to_time_zone()),
        }
    }
}

impl<'py> IntoPyObject<'py> for TimeZone {
    type Target = PyTzInfo;
    type Output = Bound<'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyTzInfo::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        (&self).into_pyobject(py)
    }
}

impl<'py> IntoPyObject<'py> for &TimeZone {
    type Target = PyTzInfo;
    type Output = Bound<'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyTzInfo::TYPE_HINT;

    /// A `timezone` for UTC and for an offset, a `ZoneInfo` for a time zone with a name.
    ///
    /// # Errors
    ///
    /// `zoneinfo.ZoneInfoNotFoundError` if Python does not know the name; `ValueError` for rules without a name.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        if *self == TimeZone::UTC {
            return Ok(PyTzInfo::utc(py)?.to_owned());
        }
        match self.iana_name() {
            Some(name) => PyTzInfo::timezone(py, name),
            None => self.to_fixed_offset()?.into_pyobject(py),
        }
    }
}

by_reference! {
    Offset => PyTzInfo, PyErr, |value| *value;
}
