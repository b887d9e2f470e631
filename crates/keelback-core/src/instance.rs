//! Handles to Python objects: [`Py`], [`Bound`], [`Borrowed`], and what they have in common.

pub use crate::raw::handle::{Borrowed, Bound, Py};

use crate::ffi;
use crate::marker::Python;
use crate::types::PyAny;

mod sealed {
    pub trait Sealed {}

    impl<T> Sealed for super::Bound<'_, T> {}
    impl<T> Sealed for super::Borrowed<'_, '_, T> {}
}

/// What [`Bound`] and [`Borrowed`] have in common, so that a conversion may return either.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python object",
    note = "take `Bound<'py, T>`, `Borrowed<'_, 'py, T>` or `&Bound<'py, T>`"
)]
pub trait BoundObject<'py, T>: sealed::Sealed {
    /// The same handle to a plain object.
    type Any: BoundObject<'py, PyAny>;

    /// A borrowed handle to the object.
    fn as_borrowed(&self) -> Borrowed<'_, 'py, T>;
    /// An owned handle to the object.
    fn into_bound(self) -> Bound<'py, T>;
    /// The same handle to a plain object.
    fn into_any(self) -> Self::Any;
    /// The object's address; the caller gets an owned reference.
    fn into_ptr(self) -> *mut ffi::PyObject;
    /// The object's address.
    fn as_ptr(&self) -> *mut ffi::PyObject;
    /// An owned reference without a token.
    fn unbind(self) -> Py<T>;
}

impl<'py, T> BoundObject<'py, T> for Bound<'py, T> {
    type Any = Bound<'py, PyAny>;

    #[inline]
    fn as_borrowed(&self) -> Borrowed<'_, 'py, T> {
        Bound::as_borrowed(self)
    }

    #[inline]
    fn into_bound(self) -> Bound<'py, T> {
        self
    }

    #[inline]
    fn into_any(self) -> Self::Any {
        Bound::into_any(self)
    }

    #[inline]
    fn into_ptr(self) -> *mut ffi::PyObject {
        Bound::into_ptr(self)
    }

    #[inline]
    fn as_ptr(&self) -> *mut ffi::PyObject {
        Bound::as_ptr(self)
    }

    #[inline]
    fn unbind(self) -> Py<T> {
        Bound::unbind(self)
    }
}

impl<'a, 'py, T> BoundObject<'py, T> for Borrowed<'a, 'py, T> {
    type Any = Borrowed<'a, 'py, PyAny>;

    #[inline]
    fn as_borrowed(&self) -> Borrowed<'_, 'py, T> {
        *self
    }

    #[inline]
    fn into_bound(self) -> Bound<'py, T> {
        self.to_owned()
    }

    #[inline]
    fn into_any(self) -> Self::Any {
        self.to_any()
    }

    #[inline]
    fn into_ptr(self) -> *mut ffi::PyObject {
        self.to_owned().into_ptr()
    }

    #[inline]
    fn as_ptr(&self) -> *mut ffi::PyObject {
        Borrowed::as_ptr(*self)
    }

    #[inline]
    fn unbind(self) -> Py<T> {
        self.to_owned().unbind()
    }
}

impl<T> Py<T> {
    /// Whether the object is `None`.
    #[inline]
    #[must_use]
    pub fn is_none(&self, py: Python<'_>) -> bool {
        crate::raw::singleton::is_none(self.bind(py).as_any())
    }
}
