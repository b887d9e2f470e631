//! Types that are written: a `dict` of named fields, a `tuple` of the others.

use crate::conversion::IntoPyObject;
use crate::inspect::PyStaticExpr;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::type_hint_subscript;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyDict, PyTuple};

/// What annotations call a `dict` of named fields.
pub const NAMED: PyStaticExpr = type_hint_subscript!(PyDict::TYPE_HINT, PyString::TYPE_HINT, PyStaticExpr::ANY);

/// Puts a field into the `dict`.
///
/// # Errors
///
/// Those of converting the key and the value.
#[inline]
pub fn insert<'py, K: IntoPyObject<'py>, V: IntoPyObject<'py>>(
    dict: &Bound<'py, PyDict>,
    key: K,
    value: V,
) -> PyResult<()> {
    dict.set_item(key, value)
}

/// A field as an object.
///
/// # Errors
///
/// That of the conversion.
#[inline]
pub fn object<'py, T: IntoPyObject<'py>>(value: T, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    value.into_bound_py_any(py)
}

/// What a function of the user's made of a field (`into_py_with`).
///
/// # Errors
///
/// That of the function.
#[inline]
pub fn made<'py, T, E: Into<PyErr>>(result: Result<Bound<'py, T>, E>) -> PyResult<Bound<'py, PyAny>> {
    match result {
        Ok(object) => Ok(object.into_any()),
        Err(error) => Err(error.into()),
    }
}

/// A `tuple` of fields, however many.
///
/// # Errors
///
/// `MemoryError`.
#[inline]
pub fn tuple_of<'py, const N: usize>(py: Python<'py>, items: [Bound<'py, PyAny>; N]) -> PyResult<Bound<'py, PyTuple>> {
    raw::tuple::from_array(py, items)
}
