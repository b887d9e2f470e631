//! `super`.

use super::{PyAny, PyAnyMethods, PyType};
use crate::instance::Bound;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// Python's `super`.
    PySuper, "builtins", "super", PySuper_Type
);

impl PySuper {
    /// `super(ty, obj)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if `obj` is no instance of `ty`.
    #[inline]
    pub fn new<'py>(ty: &Bound<'py, PyType>, obj: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PySuper>> {
        Ok(ty.py().get_type::<PySuper>().call1((ty, obj))?.cast_into()?)
    }
}
