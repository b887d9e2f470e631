//! `NotImplemented`.

use crate::instance::Borrowed;
use crate::marker::Python;
use crate::raw;

raw::native_type::singleton_type!(
    /// The type of Python's `NotImplemented`.
    PyNotImplemented, crate::type_hint_identifier!("types", "NotImplementedType"), Py_NotImplemented
);

impl PyNotImplemented {
    /// `NotImplemented`.
    #[inline]
    pub fn get(py: Python<'_>) -> Borrowed<'_, '_, PyNotImplemented> {
        raw::singleton::not_implemented(py).cast().expect("the singleton is of its own type")
    }
}
