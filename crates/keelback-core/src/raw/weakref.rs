//! Weak references: `PyWeakref_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/weakref.html>.

use super::wrap::wrap;
use crate::ffi;
use crate::instance::Bound;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyWeakrefProxy, PyWeakrefReference};

wrap! {
    /// `weakref.ref(object, callback)`.
    new_reference(object: &Bound<'py, PyAny>, callback: Option<&Bound<'_, PyAny>>) -> Bound<'py, PyWeakrefReference> =
        PyWeakref_NewRef;
    /// `weakref.proxy(object, callback)`.
    new_proxy(object: &Bound<'py, PyAny>, callback: Option<&Bound<'_, PyAny>>) -> Bound<'py, PyWeakrefProxy> =
        PyWeakref_NewProxy;
}

/// Whether it is a reference or a proxy.
#[inline]
pub(crate) fn check(object: &Bound<'_, PyAny>) -> bool {
    check_proxy(object) || PyWeakrefReference::is_type_of(object)
}

/// Whether it is a proxy, which may be of either of two types.
#[inline]
pub(crate) fn check_proxy(object: &Bound<'_, PyAny>) -> bool {
    let class = super::object::get_type_ptr(object);
    class == ffi::_PyWeakref_ProxyType() || class == ffi::_PyWeakref_CallableProxyType()
}

/// The object that a reference or proxy stands for, if it is still there.
#[inline]
pub(crate) fn get<'py>(reference: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
    let py = reference.py();
    if let Some(get_ref) = ffi::optional::PyWeakref_GetRef() {
        let mut object = std::ptr::null_mut();
        // SAFETY: a reference or proxy; the call writes an owned reference or null to the place.
        unsafe { get_ref(reference.as_ptr(), &mut object) };
        // SAFETY: the call wrote an owned reference or null.
        return unsafe { Bound::from_owned_raw_or_opt(py, object) };
    }
    // SAFETY: a reference or proxy; these versions have always the GIL.
    let object = unsafe { ffi::PyWeakref_GetObject(reference.as_ptr()) };
    // SAFETY: a live object, or `None`, and nothing ran since that could have ended it.
    let object = unsafe { Bound::from_borrowed_raw(py, object) };
    (!super::singleton::is_none(&object)).then_some(object)
}

/// Declares the type that is a reference or a proxy.
macro_rules! either_type {
    ($(#[$meta:meta])* $name:ident) => {
        $crate::raw::weakref::checked_type!($(#[$meta])* $name, $crate::raw::weakref::check, ["ProxyType", "CallableProxyType", "ReferenceType"]);
    };
}

/// Declares the type that is a proxy of either kind.
macro_rules! proxy_type {
    ($(#[$meta:meta])* $name:ident) => {
        $crate::raw::weakref::checked_type!($(#[$meta])* $name, $crate::raw::weakref::check_proxy, ["ProxyType", "CallableProxyType"]);
    };
}

/// A type that stands for several Python types.
macro_rules! checked_type {
    ($(#[$meta:meta])* $name:ident, $check:path, [$($class:literal),*]) => {
        $crate::raw::native_type::opaque!($(#[$meta])* $name);

        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: the check compares with the types that this one stands for.
        unsafe impl $crate::type_object::PyTypeCheck for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr =
                $crate::type_hint_union!($($crate::type_hint_identifier!("weakref", $class)),*);

            #[inline]
            fn type_check(object: &$crate::instance::Bound<'_, $crate::types::PyAny>) -> bool {
                $check(object)
            }

            #[inline]
            fn classinfo_object(
                py: $crate::marker::Python<'_>,
            ) -> $crate::instance::Bound<'_, $crate::types::PyAny> {
                $crate::types::weakref::classinfo(py, &[$($class),*])
            }
        }
    };
}

pub(crate) use {checked_type, either_type, proxy_type};
