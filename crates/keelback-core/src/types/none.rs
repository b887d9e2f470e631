//! `None`.

use crate::inspect::PyStaticExpr;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::raw;

raw::native_type::singleton_type!(
    /// The type of Python's `None`.
    PyNone, PyStaticExpr::NONE, Py_None
);

impl PyNone {
    /// `None`.
    #[inline]
    pub fn get(py: Python<'_>) -> Borrowed<'_, '_, PyNone> {
        raw::singleton::none(py).cast().expect("the singleton is of its own type")
    }
}
