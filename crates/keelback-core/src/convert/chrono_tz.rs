//! `Tz` of the crate `chrono-tz`: a `ZoneInfo`.

use std::str::FromStr;

use chrono_tz::Tz;

use super::by_reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_hint_identifier;
use crate::types::PyTzInfo;

const ZONE_INFO: PyStaticExpr = type_hint_identifier!("zoneinfo", "ZoneInfo");

impl FromPyObject<'_, '_> for Tz {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = ZONE_INFO;

    /// Anything whose `key` is the name of a time zone.
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Tz> {
        let key = object.getattr(crate::intern!(object.py(), "key"))?;
        Tz::from_str(&key.cast::<PyString>()?.to_cow()?).map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

impl<'py> IntoPyObject<'py> for Tz {
    type Target = PyTzInfo;
    type Output = Bound<'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = ZONE_INFO;

    /// # Errors
    ///
    /// `zoneinfo.ZoneInfoNotFoundError` if Python does not know it.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTzInfo::timezone(py, self.name())
    }
}

by_reference! {
    Tz => PyTzInfo, PyErr, |value| *value;
}
