//! `weakref.ref`.

use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::Bound;
use crate::types::PyAny;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// A reference that does not keep its object alive.
    PyWeakrefReference, "weakref", "ReferenceType", _PyWeakref_RefType
);

impl PyWeakrefReference {
    /// `weakref.ref(object)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if there can be none to the object.
    #[inline]
    pub fn new<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyWeakrefReference>> {
        raw::weakref::new_reference(object, None)
    }

    /// `weakref.ref(object, callback)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if there can be none to the object; those of the conversion.
    pub fn new_with<'py, C>(object: &Bound<'py, PyAny>, callback: C) -> PyResult<Bound<'py, PyWeakrefReference>>
    where
        C: IntoPyObject<'py>,
    {
        raw::weakref::new_reference(object, Some(&callback.into_bound_py_any(object.py())?))
    }
}
