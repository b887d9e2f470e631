//! `FixedOffset` and `Utc`: a `timezone`.

use chrono::{FixedOffset, Utc};

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::convert::{by_reference, time_zone};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_hint_identifier;
use crate::type_object::PyTypeInfo;
use crate::types::PyTzInfo;

const TIMEZONE: PyStaticExpr = type_hint_identifier!("datetime", "timezone");

impl FromPyObject<'_, '_> for FixedOffset {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyTzInfo::TYPE_HINT;

    /// Any time zone whose offset does not depend on the moment; what is less than a second of it is dropped.
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<FixedOffset> {
        let seconds = time_zone::fixed_offset(&object)?;
        i32::try_from(seconds)
            .ok()
            .and_then(FixedOffset::east_opt)
            .ok_or_else(|| PyValueError::new_err("fixed offset out of bounds"))
    }
}

impl<'py> IntoPyObject<'py> for FixedOffset {
    type Target = PyTzInfo;
    type Output = Bound<'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = TIMEZONE;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        time_zone::with_offset(py, self.local_minus_utc())
    }
}

impl FromPyObject<'_, '_> for Utc {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = TIMEZONE;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Utc> {
        if time_zone::is_utc(&object)? { Ok(Utc) } else { Err(PyValueError::new_err("expected datetime.timezone.utc")) }
    }
}

impl<'py> IntoPyObject<'py> for Utc {
    type Target = PyTzInfo;
    type Output = Borrowed<'static, 'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = TIMEZONE;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTzInfo::utc(py)
    }
}

impl<'py> IntoPyObject<'py> for &Utc {
    type Target = PyTzInfo;
    type Output = Borrowed<'static, 'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = TIMEZONE;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTzInfo::utc(py)
    }
}

by_reference! {
    FixedOffset => PyTzInfo, PyErr, |value| *value;
}
