//! Values that lie in what their owner owns, and go with it wherever it goes.

use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::Arc;

use crate::PyResult;
use crate::instance::Py;
use crate::marker::Python;
use crate::types::{PyBytes, PyString};

/// A value and its owner.
///
/// Invariant: the owner keeps the value where it is, unchanged, as long as it lives.
pub(crate) struct Backed<O, T: ?Sized> {
    owner: O,
    value: NonNull<T>,
}

// SAFETY: the value is only read, and lives where its owner keeps it, on whichever thread.
unsafe impl<O: Send, T: ?Sized + Sync> Send for Backed<O, T> {}
// SAFETY: as for `Send`.
unsafe impl<O: Sync, T: ?Sized + Sync> Sync for Backed<O, T> {}

impl<O, T: ?Sized> Backed<O, T> {
    #[inline]
    pub(crate) fn owner(&self) -> &O {
        &self.owner
    }

    #[inline]
    pub(crate) fn into_owner(self) -> O {
        self.owner
    }
}

impl<O, T: ?Sized> Deref for Backed<O, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: invariant of the type; the owner is borrowed as long as the value is.
        unsafe { self.value.as_ref() }
    }
}

/// The text of a string; fails for lone surrogates.
#[inline]
pub(crate) fn text(py: Python<'_>, owner: Py<PyString>) -> PyResult<Backed<Py<PyString>, str>> {
    // A string does not change, and keeps its text in UTF-8 once it was asked for it.
    let value = NonNull::from(crate::types::string::to_str(owner.bind_borrowed(py))?);
    Ok(Backed { owner, value })
}

/// Who owns bytes.
#[cfg_attr(feature = "py-clone", derive(Clone))]
pub(crate) enum BytesOwner {
    Python(Py<PyBytes>),
    Rust(Arc<[u8]>),
}

/// The bytes of an object, which does not change.
#[inline]
pub(crate) fn bytes(py: Python<'_>, owner: Py<PyBytes>) -> Backed<BytesOwner, [u8]> {
    let value = NonNull::from(super::bytes::as_slice(owner.bind_borrowed(py)));
    Backed { owner: BytesOwner::Python(owner), value }
}

/// Bytes that Rust owns, which nobody changes while they are shared.
#[inline]
pub(crate) fn shared(owner: Arc<[u8]>) -> Backed<BytesOwner, [u8]> {
    let value = NonNull::from(&*owner);
    Backed { owner: BytesOwner::Rust(owner), value }
}

/// The same value once more, kept by another reference to the same owner.
impl<T: ?Sized> Backed<Py<PyString>, T> {
    #[inline]
    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        Self { owner: self.owner.clone_ref(py), value: self.value }
    }
}

/// The same value once more, kept by another reference to the same owner.
impl Backed<BytesOwner, [u8]> {
    #[inline]
    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        let owner = match &self.owner {
            BytesOwner::Python(owner) => BytesOwner::Python(owner.clone_ref(py)),
            BytesOwner::Rust(owner) => BytesOwner::Rust(Arc::clone(owner)),
        };
        Self { owner, value: self.value }
    }
}

#[cfg(feature = "py-clone")]
impl<O: Clone, T: ?Sized> Clone for Backed<O, T> {
    #[inline]
    fn clone(&self) -> Self {
        Self { owner: self.owner.clone(), value: self.value }
    }
}
