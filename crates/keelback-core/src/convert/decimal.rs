//! `decimal.Decimal`, which says and takes every decimal number as text.

use super::imported::class;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::sync::interpreter::ObjectCell;

/// `decimal.Decimal(text)`.
pub(super) fn new<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: ObjectCell = ObjectCell::new();
    class(py, &CLASS, "decimal", "Decimal")?.call1((text,))
}
