//! `&PyModule`: a handle by the object's own address.
//!
//! [`from_bound`] makes the only ones there are. Such a reference lives no longer than the handle it comes from, so its
//! thread is attached; and as it stands on an `UnsafeCell` over raw pointers, it is neither `Send` nor `Sync`, and does
//! not get past [`Python::detach`].

use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::types::PyModule;

/// The module that `module` is a handle to.
#[inline]
pub(crate) fn from_bound<'a>(module: &'a Bound<'_, PyModule>) -> &'a PyModule {
    let object: *mut PyModule = module.as_ptr().cast();
    // SAFETY: a live object begins with the header that `PyModule` wraps in an `UnsafeCell`, and the handle keeps the
    // object alive for `'a`.
    unsafe { &*object }
}

/// The handle to a module that is given by its address.
#[inline]
pub(crate) fn to_borrowed(module: &PyModule) -> Borrowed<'_, '_, PyModule> {
    let object = std::ptr::from_ref(module).cast_mut().cast();
    // SAFETY: the reference comes from a `Bound` that outlives it, and it cannot leave the attached thread.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: the address is that of the module which the `Bound` keeps alive.
    unsafe { Borrowed::from_raw(py, object) }
}
