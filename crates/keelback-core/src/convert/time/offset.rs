//! `UtcOffset`: a `timezone`.

use time::UtcOffset;

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

impl FromPyObject<'_, '_> for UtcOffset {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyTzInfo::TYPE_HINT;

    /// Any time zone whose offset does not depend on the moment; what is less than a second of it is dropped.
    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<UtcOffset> {
        let seconds = time_zone::fixed_offset(&object)?;
        i32::try_from(seconds)
            .ok()
            .and_then(|seconds| UtcOffset::from_whole_seconds(seconds).ok())
            .ok_or_else(|| PyValueError::new_err("UTC offset out of bounds"))
    }
}

impl<'py> IntoPyObject<'py> for UtcOffset {
    type Target = PyTzInfo;
    type Output = Bound<'py, PyTzInfo>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "timezone");

    /// # Errors
    ///
    /// `ValueError` for a day or more.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        time_zone::with_offset(py, self.whole_seconds())
    }
}

by_reference! {
    UtcOffset => PyTzInfo, PyErr, |value| *value;
}
