//! What a class would have in a slot if it had no method there.

use std::ffi::{c_int, c_void};

use crate::class::layout::ClassBase;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::pyclass::PyClass;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyType};

/// The function in a slot of the base of `C`; null where there is none.
pub(super) fn inherited<C: PyClass>(py: Python<'_>, slot: c_int) -> *mut c_void {
    let base = C::Base::base_type(py);
    if base.is_null() {
        return of_object(py, slot);
    }
    // SAFETY: a class keeps its base alive.
    let base: Borrowed<'_, '_, PyType> = unsafe { Borrowed::from_ptr_unchecked(py, base.cast()) };
    crate::raw::class_type::function(&base, slot)
}

/// The function in a slot of `object`.
pub(super) fn of_object(py: Python<'_>, slot: c_int) -> *mut c_void {
    crate::raw::class_type::function(&PyAny::type_object(py), slot)
}
