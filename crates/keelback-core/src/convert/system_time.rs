//! `SystemTime`: a `datetime` with a time zone.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::by_reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyOverflowError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::sync::interpreter::ObjectCell;
use crate::type_object::PyTypeInfo;
use crate::types::{PyDateTime, PyTzInfo};

/// The moment that [`UNIX_EPOCH`] is.
#[inline]
fn epoch(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static EPOCH: ObjectCell = ObjectCell::new();
    EPOCH.get_or_try_init(py, || {
        let utc = PyTzInfo::utc(py)?;
        Ok(PyDateTime::new(py, 1970, 1, 1, 0, 0, 0, 0, Some(&utc))?.into_any().unbind())
    })
}

impl FromPyObject<'_, '_> for SystemTime {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// A moment since 1970 began in UTC.
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<SystemTime> {
        let since: Duration = object.sub(epoch(object.py())?)?.extract()?;
        UNIX_EPOCH
            .checked_add(since)
            .ok_or_else(|| PyOverflowError::new_err("datetime out of range for a Rust SystemTime"))
    }
}

impl<'py> IntoPyObject<'py> for SystemTime {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// The `datetime` in UTC, without the nanoseconds.
    ///
    /// # Errors
    ///
    /// `OverflowError` or `ValueError` before the year 1 and after the year 9999.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let moment = match self.duration_since(UNIX_EPOCH) {
            Ok(since) => epoch(py)?.add(since)?,
            // Towards the past also here: the microsecond that has begun counts as whole.
            Err(before) => epoch(py)?.sub(before.duration().saturating_add(Duration::from_nanos(999)))?,
        };
        Ok(moment.cast_into()?)
    }
}

by_reference! {
    SystemTime => PyDateTime, PyErr, |value| *value;
}
