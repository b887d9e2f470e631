//! `UtcDateTime` and `OffsetDateTime`: a `datetime` with a time zone.

use time::{OffsetDateTime, PrimitiveDateTime, UtcDateTime, UtcOffset};

use super::primitive;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::{by_reference, time_zone};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::{PyDateTime, PyTzInfo};

/// What the clocks show at a `datetime`.
#[inline]
fn local(moment: &Bound<'_, PyDateTime>) -> PyResult<PrimitiveDateTime> {
    Ok(PrimitiveDateTime::new(primitive::date(moment)?, primitive::time(moment)?))
}

impl FromPyObject<'_, '_> for UtcDateTime {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// # Errors
    ///
    /// `TypeError` without a time zone, `ValueError` with another one than UTC.
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<UtcDateTime> {
        let moment = object.cast::<PyDateTime>()?;
        let zone = time_zone::required(&moment)?;
        if !time_zone::is_utc(&zone)? {
            return Err(PyValueError::new_err("expected a datetime with UTC timezone"));
        }
        Ok(local(&moment)?.as_utc())
    }
}

impl<'py> IntoPyObject<'py> for UtcDateTime {
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
        let utc = PyTzInfo::utc(py)?;
        primitive::datetime(py, PrimitiveDateTime::new(self.date(), self.time()), Some(&utc))
    }
}

impl FromPyObject<'_, '_> for OffsetDateTime {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// # Errors
    ///
    /// `TypeError` without a time zone, or with one whose offset depends on the moment; those of [`UtcOffset`].
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<OffsetDateTime> {
        let moment = object.cast::<PyDateTime>()?;
        let offset: UtcOffset = time_zone::required(&moment)?.extract()?;
        Ok(local(&moment)?.assume_offset(offset))
    }
}

impl<'py> IntoPyObject<'py> for OffsetDateTime {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// A `datetime` without the nanoseconds.
    ///
    /// # Errors
    ///
    /// `ValueError` before the year 1 and after the year 9999; those of [`UtcOffset`].
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let zone = self.offset().into_pyobject(py)?;
        primitive::datetime(py, PrimitiveDateTime::new(self.date(), self.time()), Some(&zone))
    }
}

by_reference! {
    UtcDateTime => PyDateTime, PyErr, |value| *value;
    OffsetDateTime => PyDateTime, PyErr, |value| *value;
}
