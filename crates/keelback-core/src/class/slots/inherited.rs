//! What a class would have in a slot if it had no method there.

use std::ffi::{c_int, c_void};

use crate::marker::Python;
use crate::pyclass::PyClass;
use crate::type_object::PyTypeInfo;
use crate::types::PyAny;

/// The function in a slot of the base of `C`; null where there is none.
pub(super) fn inherited<C: PyClass>(py: Python<'_>, slot: c_int) -> *mut c_void {
    crate::raw::class_type::function(&C::Base::type_object(py), slot)
}

/// The function in a slot of `object`.
pub(super) fn of_object(py: Python<'_>, slot: c_int) -> *mut c_void {
    crate::raw::class_type::function(&PyAny::type_object(py), slot)
}
