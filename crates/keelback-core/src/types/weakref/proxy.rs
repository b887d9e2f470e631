//! `weakref.proxy`.

use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::Bound;
use crate::types::PyAny;
use crate::{PyResult, raw};

raw::weakref::proxy_type!(
    /// An object that acts for another one, without keeping it alive.
    PyWeakrefProxy
);

impl PyWeakrefProxy {
    /// `weakref.proxy(object)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if there can be none to the object.
    #[inline]
    pub fn new<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyWeakrefProxy>> {
        raw::weakref::new_proxy(object, None)
    }

    /// `weakref.proxy(object, callback)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if there can be none to the object; those of the conversion.
    pub fn new_with<'py, C>(object: &Bound<'py, PyAny>, callback: C) -> PyResult<Bound<'py, PyWeakrefProxy>>
    where
        C: IntoPyObject<'py>,
    {
        raw::weakref::new_proxy(object, Some(&callback.into_bound_py_any(object.py())?))
    }
}
