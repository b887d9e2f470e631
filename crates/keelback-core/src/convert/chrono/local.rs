//! `Local`: the `ZoneInfo` of the system's time zone.

use chrono::Local;

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::{PyRuntimeError, PyValueError};
use crate::inspect::PyStaticExpr;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::sync::interpreter::ObjectCell;
use crate::type_hint_identifier;
use crate::types::PyTzInfo;

const ZONE_INFO: PyStaticExpr = type_hint_identifier!("zoneinfo", "ZoneInfo");

impl FromPyObject<'_, '_> for Local {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = ZONE_INFO;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Local> {
        let local = Local.into_pyobject(object.py())?;
        if object.eq(local)? {
            Ok(Local)
        } else {
            Err(PyValueError::new_err(format!("expected local timezone {}", *local)))
        }
    }

    #[inline]
    fn zone_of_naive_datetimes() -> Option<Local> {
        Some(Local)
    }
}

impl<'py> IntoPyObject<'py> for Local {
    type Target = PyTzInfo;
    type Output = Borrowed<'static, 'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = ZONE_INFO;

    /// # Errors
    ///
    /// `RuntimeError` if the system does not say what its time zone is called; `zoneinfo.ZoneInfoNotFoundError` if
    /// Python does not know it.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        static LOCAL: ObjectCell = ObjectCell::new();
        let local = LOCAL.get_or_try_init(py, || {
            let name = iana_time_zone::get_timezone()
                .map_err(|error| PyRuntimeError::new_err(format!("Could not get local timezone: {error}")))?;
            Ok(PyTzInfo::timezone(py, name)?.into_any().unbind())
        })?;
        Ok(Borrowed::from_kept(local.cast()?))
    }
}

impl<'py> IntoPyObject<'py> for &Local {
    type Target = PyTzInfo;
    type Output = Borrowed<'static, 'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = ZONE_INFO;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Local.into_pyobject(py)
    }
}
