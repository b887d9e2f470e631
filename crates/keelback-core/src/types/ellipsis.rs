//! `...`.

use crate::instance::Borrowed;
use crate::marker::Python;
use crate::raw;

raw::native_type::singleton_type!(
    /// The type of Python's `...`.
    PyEllipsis, crate::type_hint_identifier!("types", "EllipsisType"), Py_Ellipsis
);

impl PyEllipsis {
    /// `...`.
    #[inline]
    pub fn get(py: Python<'_>) -> Borrowed<'_, '_, PyEllipsis> {
        raw::singleton::ellipsis(py).cast().expect("the singleton is of its own type")
    }
}
