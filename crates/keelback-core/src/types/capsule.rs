//! Capsules: Rust or C values that Python code can hand on.

use std::ffi::{CStr, CString, c_void};
use std::ptr::NonNull;

use super::sealed::Sealed;
use crate::instance::Bound;
use crate::marker::Python;
use crate::{PyResult, raw};

pub use crate::raw::capsule::CapsuleName;

raw::native_type::native_type!(
    /// An object that carries a pointer, and says by its name what it points to.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::{PyCapsule, PyCapsuleMethods};
    ///
    /// Python::attach(|py| {
    ///     let capsule = PyCapsule::new_with_value(py, 5_u32, c"shop.stock").unwrap();
    ///     assert!(capsule.is_valid_checked(Some(c"shop.stock")));
    /// });
    /// ```
    PyCapsule, "types", "CapsuleType", PyCapsule_Type
);

impl PyCapsule {
    /// A capsule that owns a value and drops it when it dies; its pointer is the value's address.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    pub fn new_with_value<'py, T>(py: Python<'py>, value: T, name: &'static CStr) -> PyResult<Bound<'py, Self>>
    where
        T: 'static + Send,
    {
        raw::capsule::with_static_name(py, value, name, |value, _| drop(value))
    }

    /// A capsule that owns a value, and gives it to `destructor` when it dies, with the capsule's context.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    pub fn new_with_value_and_destructor<'py, T, F>(
        py: Python<'py>,
        value: T,
        name: &'static CStr,
        destructor: F,
    ) -> PyResult<Bound<'py, Self>>
    where
        T: 'static + Send,
        F: FnOnce(T, *mut c_void) + Send + 'static,
    {
        raw::capsule::with_static_name(py, value, name, destructor)
    }

    /// A capsule that owns a value and its name.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    pub fn new<T: 'static + Send>(py: Python<'_>, value: T, name: Option<CString>) -> PyResult<Bound<'_, Self>> {
        raw::capsule::with_name(py, value, name, |value, _| drop(value))
    }

    /// A capsule that owns a value and its name, and gives the value to `destructor` when it dies.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    pub fn new_with_destructor<T: 'static + Send, F: FnOnce(T, *mut c_void) + Send + 'static>(
        py: Python<'_>,
        value: T,
        name: Option<CString>,
        destructor: F,
    ) -> PyResult<Bound<'_, Self>> {
        raw::capsule::with_name(py, value, name, destructor)
    }
}

/// The methods of capsules.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python capsule",
    note = "`Bound<'_, PyCapsule>` has these methods"
)]
pub trait PyCapsuleMethods<'py>: Sealed {
    /// Sets the pointer that belongs to the capsule beside its own.
    ///
    /// # Errors
    ///
    /// None that is known.
    fn set_context(&self, context: *mut c_void) -> PyResult<()>;

    /// The pointer that belongs to the capsule beside its own; null if there is none.
    ///
    /// # Errors
    ///
    /// None that is known.
    fn context(&self) -> PyResult<*mut c_void>;

    /// The pointer.
    ///
    /// # Errors
    ///
    /// `ValueError` if the capsule has another name.
    fn pointer_checked(&self, name: Option<&CStr>) -> PyResult<NonNull<c_void>>;

    /// Whether the capsule has this name.
    fn is_valid_checked(&self, name: Option<&CStr>) -> bool;

    /// The name, if it has one.
    ///
    /// # Errors
    ///
    /// None that is known.
    fn name(&self) -> PyResult<Option<CapsuleName>>;
}

impl<'py> PyCapsuleMethods<'py> for Bound<'py, PyCapsule> {
    #[inline]
    fn set_context(&self, context: *mut c_void) -> PyResult<()> {
        raw::capsule::set_context(self, context)
    }

    #[inline]
    fn context(&self) -> PyResult<*mut c_void> {
        raw::capsule::context(self)
    }

    #[inline]
    fn pointer_checked(&self, name: Option<&CStr>) -> PyResult<NonNull<c_void>> {
        raw::capsule::pointer(self, name)
    }

    #[inline]
    fn is_valid_checked(&self, name: Option<&CStr>) -> bool {
        raw::capsule::is_valid(self, name)
    }

    #[inline]
    fn name(&self) -> PyResult<Option<CapsuleName>> {
        Ok(raw::capsule::name(self)?.map(CapsuleName))
    }
}
