//! `decimal.Decimal`, which says and takes every decimal number as text.

use super::imported::class;
use crate::inspect::PyStaticExpr;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::sync::interpreter::ObjectCell;
use crate::type_hint_identifier;

/// What annotations call it.
pub(super) const DECIMAL: PyStaticExpr = type_hint_identifier!("decimal", "Decimal");

/// `decimal.Decimal(text)`.
pub(super) fn new<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: ObjectCell = ObjectCell::new();
    class(py, &CLASS, "decimal", "Decimal")?.call1((text,))
}
