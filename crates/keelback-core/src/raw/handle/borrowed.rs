//! What a reference can do that somebody else keeps alive.

use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

use super::{Borrowed, Bound};
use crate::ffi;
use crate::marker::Python;
use crate::types::PyAny;

impl<T> Clone for Borrowed<'_, '_, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Borrowed<'_, '_, T> {}

impl<'a, 'py, T> Borrowed<'a, 'py, T> {
    /// Borrows `ptr` for `'a`.
    ///
    /// # Safety
    ///
    /// `ptr` is a live object that is a `T`, and something keeps it alive for `'a`.
    ///
    /// # Panics
    ///
    /// If `ptr` is null.
    #[inline]
    #[must_use]
    pub(crate) unsafe fn from_raw(py: Python<'py>, ptr: *mut ffi::PyObject) -> Self {
        Self(NonNull::new(ptr).expect("an object, not a null pointer"), PhantomData, py)
    }

    /// Borrows `ptr` for `'a`, or nothing if it is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null, or a live object that is a `T` and that something keeps alive for `'a`.
    #[inline]
    pub(crate) unsafe fn from_raw_or_opt(py: Python<'py>, ptr: *mut ffi::PyObject) -> Option<Self> {
        NonNull::new(ptr).map(|ptr| Self(ptr, PhantomData, py))
    }

    /// Borrows `ptr` for `'a`, or takes the raised exception if it is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null with an exception set, or a live object that is a `T` and that something keeps alive for `'a`.
    ///
    /// # Errors
    ///
    /// The exception that is set.
    #[inline]
    pub(crate) unsafe fn from_raw_or_err(py: Python<'py>, ptr: *mut ffi::PyObject) -> crate::PyResult<Self> {
        match NonNull::new(ptr) {
            Some(ptr) => Ok(Self(ptr, PhantomData, py)),
            None => Err(crate::PyErr::fetch(py)),
        }
    }

    /// Borrows `ptr` for `'a` without looking whether it is null.
    ///
    /// # Safety
    ///
    /// `ptr` is a live object that is a `T`, and something keeps it alive for `'a`.
    #[inline]
    pub(crate) unsafe fn from_ptr_unchecked(py: Python<'py>, ptr: *mut ffi::PyObject) -> Self {
        // SAFETY: a live object is not null.
        Self(unsafe { NonNull::new_unchecked(ptr) }, PhantomData, py)
    }

    /// The object's address.
    #[inline]
    #[must_use]
    pub fn as_ptr(self) -> *mut ffi::PyObject {
        self.0.as_ptr()
    }

    /// The token of the thread.
    #[inline]
    #[must_use]
    pub fn py(self) -> Python<'py> {
        self.2
    }

    /// A reference of its own to the object.
    #[inline]
    #[must_use]
    pub fn to_owned(self) -> Bound<'py, T> {
        (*self).clone()
    }

    /// The same object, as a plain object.
    #[inline]
    #[must_use]
    pub fn to_any(self) -> Borrowed<'a, 'py, PyAny> {
        Borrowed(self.0, PhantomData, self.2)
    }

    /// The same object under another type.
    ///
    /// # Safety
    ///
    /// The object is a `U`.
    #[inline]
    pub(crate) unsafe fn cast_raw<U>(self) -> Borrowed<'a, 'py, U> {
        Borrowed(self.0, PhantomData, self.2)
    }
}

impl<'py, T> Borrowed<'static, 'py, T> {
    /// Borrows an object that lives for as long as the thread is attached, which is as long as such a handle can be
    /// used at all.
    #[inline]
    pub(crate) fn from_kept(object: &'py Bound<'py, T>) -> Self {
        Self(object.1.0, PhantomData, object.0)
    }
}

impl<'py, T> Deref for Borrowed<'_, 'py, T> {
    type Target = Bound<'py, T>;

    #[inline]
    fn deref(&self) -> &Bound<'py, T> {
        // SAFETY: both are `repr(transparent)` over the same pointer; the `Bound` is only lent, so it is never dropped.
        unsafe { &*std::ptr::from_ref(self).cast() }
    }
}

impl<'a, 'py, T> From<&'a Bound<'py, T>> for Borrowed<'a, 'py, T> {
    #[inline]
    fn from(bound: &'a Bound<'py, T>) -> Self {
        bound.as_borrowed()
    }
}
