//! `Zoned` and `Timestamp`: a `datetime` with a time zone.

use jiff_02::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff_02::{Timestamp, Zoned};

use super::civil;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::{by_reference, time_zone};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::{PyDateTime, PyTimeAccess};

impl FromPyObject<'_, '_> for Zoned {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// A time that the clocks showed twice is told apart by `fold`. One that they left out counts from the offset before
    /// the change, with `fold` from the one after it ([PEP 495](https://peps.python.org/pep-0495/)).
    ///
    /// # Errors
    ///
    /// `TypeError` without a time zone; `ValueError` for a moment that `jiff` has not; those of [`TimeZone`].
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Zoned> {
        let moment = object.cast::<PyDateTime>()?;
        let zone: TimeZone = time_zone::required(&moment)?.extract()?;
        let local = civil::date(&*moment)?.to_datetime(civil::time(&*moment)?);
        let ambiguous = zone.into_ambiguous_zoned(local);
        Ok(match ambiguous.offset() {
            AmbiguousOffset::Gap { .. } if moment.get_fold() => ambiguous.earlier(),
            AmbiguousOffset::Fold { .. } if moment.get_fold() => ambiguous.later(),
            _ => ambiguous.compatible(),
        }?)
    }
}

/// Whether it is the second of two moments at which the clocks show the same.
#[inline]
fn fold(moment: &Zoned) -> bool {
    let same = moment.time_zone().to_ambiguous_timestamp(moment.datetime());
    matches!(same.offset(), AmbiguousOffset::Fold { after, .. } if after == moment.offset())
}

impl<'py> IntoPyObject<'py> for Zoned {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        (&self).into_pyobject(py)
    }
}

impl<'py> IntoPyObject<'py> for &Zoned {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// A `datetime` without the nanoseconds.
    ///
    /// # Errors
    ///
    /// `ValueError` before the year 1; those of [`TimeZone`].
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let zone = self.time_zone().into_pyobject(py)?;
        civil::datetime(py, self.datetime(), Some(&zone), fold(self))
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Timestamp {
    type Error = <Zoned as FromPyObject<'a, 'py>>::Error;

    const INPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Timestamp, Self::Error> {
        Ok(object.extract::<Zoned>()?.timestamp())
    }
}

impl<'py> IntoPyObject<'py> for Timestamp {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyDateTime::TYPE_HINT;

    /// The `datetime` in UTC, without the nanoseconds.
    ///
    /// # Errors
    ///
    /// `ValueError` before the year 1.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let utc = Offset::UTC.into_pyobject(py)?;
        civil::datetime(py, Offset::UTC.to_datetime(self), Some(&utc), false)
    }
}

by_reference! {
    Timestamp => PyDateTime, PyErr, |value| *value;
}
