//! `list[int]` and the like (PEP 585).

use super::PyAny;
use crate::instance::Bound;
use crate::marker::Python;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// A class with arguments: `list[int]`.
    PyGenericAlias, "types", "GenericAlias", Py_GenericAliasType
);

impl PyGenericAlias {
    /// `origin[args]`; several arguments are a tuple.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn new<'py>(
        _py: Python<'py>,
        origin: &Bound<'py, PyAny>,
        args: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyGenericAlias>> {
        raw::generic_alias::new(origin, args)
    }
}
