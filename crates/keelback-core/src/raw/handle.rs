//! The three handles: [`Py`] owns a reference for ever, [`Bound`] owns one while attached, [`Borrowed`] owns none.
//!
//! Invariant of all three: the pointer is a live Python object, and where `T` is a Python type or class, the object
//! is an instance of it.

mod borrowed;

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;

use crate::attach::deferred;
use crate::ffi;
use crate::marker::Python;
use crate::type_object::DerefToPyAny;
use crate::types::PyAny;

/// An owned reference to a Python object that may be kept anywhere and sent to any thread.
///
/// Dropping it while attached gives the reference back at once; dropping it while detached puts that off until a
/// thread attaches.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::types::PyList;
///
/// Python::attach(|py| {
///     let list: Py<PyList> = PyList::empty(py).unbind();
///     assert_eq!(list.bind(py).len(), 0);
/// });
/// ```
#[repr(transparent)]
pub struct Py<T>(NonNull<ffi::PyObject>, PhantomData<T>);

// SAFETY: every use of the object goes through a `Python` token, which only an attached thread has; the count is
// only changed while attached (`Drop` defers otherwise).
unsafe impl<T> Send for Py<T> {}
// SAFETY: as for `Send`; a shared `Py` gives access to the object only together with a token.
unsafe impl<T> Sync for Py<T> {}

/// An owned reference to a Python object on a thread that is attached to the interpreter.
#[repr(transparent)]
pub struct Bound<'py, T>(Python<'py>, ManuallyDrop<Py<T>>);

/// A reference to a Python object that somebody else keeps alive for `'a`, on an attached thread.
#[repr(transparent)]
pub struct Borrowed<'a, 'py, T>(NonNull<ffi::PyObject>, PhantomData<&'a Py<T>>, Python<'py>);

impl<T> Py<T> {
    /// The object's address; the reference stays with `self`.
    #[inline]
    #[must_use]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.0.as_ptr()
    }

    /// The object's address; the reference goes to the caller.
    #[inline]
    #[must_use]
    pub fn into_ptr(self) -> *mut ffi::PyObject {
        ManuallyDrop::new(self).0.as_ptr()
    }

    /// Takes over an owned reference.
    ///
    /// # Safety
    ///
    /// `ptr` is an owned reference to a live object that is a `T`, or null.
    ///
    /// # Panics
    ///
    /// If `ptr` is null.
    #[inline]
    #[must_use]
    pub unsafe fn from_owned_ptr(_py: Python<'_>, ptr: *mut ffi::PyObject) -> Self {
        Self(NonNull::new(ptr).expect("an object, not a null pointer"), PhantomData)
    }

    /// Takes over an owned reference, or nothing if `ptr` is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null or an owned reference to a live object that is a `T`.
    #[inline]
    pub unsafe fn from_owned_ptr_or_opt(_py: Python<'_>, ptr: *mut ffi::PyObject) -> Option<Self> {
        NonNull::new(ptr).map(|ptr| Self(ptr, PhantomData))
    }

    /// Takes over an owned reference, or the raised exception if `ptr` is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null with an exception set, or an owned reference to a live object that is a `T`.
    ///
    /// # Errors
    ///
    /// The exception that is set.
    #[inline]
    pub unsafe fn from_owned_ptr_or_err(py: Python<'_>, ptr: *mut ffi::PyObject) -> crate::PyResult<Self> {
        match NonNull::new(ptr) {
            Some(ptr) => Ok(Self(ptr, PhantomData)),
            None => Err(crate::PyErr::fetch(py)),
        }
    }

    /// Makes a reference of its own to `ptr`.
    ///
    /// # Safety
    ///
    /// `ptr` is a live object that is a `T`.
    #[inline]
    #[must_use]
    pub unsafe fn from_borrowed_ptr(py: Python<'_>, ptr: *mut ffi::PyObject) -> Self {
        // SAFETY: forwarded from this function's contract; `py` proves the thread is attached.
        unsafe { ffi::Py_INCREF(ptr) };
        // SAFETY: the reference made above is ours to give.
        unsafe { Self::from_owned_ptr(py, ptr) }
    }

    /// Ties the reference to the token for as long as both are borrowed.
    #[inline]
    #[must_use]
    pub fn bind<'py>(&self, _py: Python<'py>) -> &Bound<'py, T> {
        // SAFETY: `Bound` is `repr(transparent)` over `ManuallyDrop<Py<T>>` and `Python` has no size.
        unsafe { &*std::ptr::from_ref(self).cast() }
    }

    /// Ties the reference to the token.
    #[inline]
    #[must_use]
    pub fn into_bound<'py>(self, py: Python<'py>) -> Bound<'py, T> {
        Bound(py, ManuallyDrop::new(self))
    }

    /// A borrowed handle to the same object.
    #[inline]
    #[must_use]
    pub fn bind_borrowed<'a, 'py>(&'a self, py: Python<'py>) -> Borrowed<'a, 'py, T> {
        Borrowed(self.0, PhantomData, py)
    }

    /// Another reference to the same object.
    #[inline]
    #[must_use]
    pub fn clone_ref(&self, _py: Python<'_>) -> Self {
        // SAFETY: the token proves the thread is attached, and `self` keeps the object alive.
        unsafe { ffi::Py_INCREF(self.as_ptr()) };
        Self(self.0, PhantomData)
    }

    /// Gives the reference back without asking whether the thread is attached.
    #[inline]
    pub fn drop_ref(self, py: Python<'_>) {
        drop(self.into_bound(py));
    }

    /// The same reference, as a plain object.
    #[inline]
    #[must_use]
    pub fn as_any(&self) -> &Py<PyAny> {
        // SAFETY: `Py` is `repr(transparent)` over the pointer whatever its parameter is.
        unsafe { &*std::ptr::from_ref(self).cast() }
    }

    /// The same reference, as a plain object.
    #[inline]
    #[must_use]
    pub fn into_any(self) -> Py<PyAny> {
        Py(ManuallyDrop::new(self).0, PhantomData)
    }

    /// The same reference under another type.
    ///
    /// # Safety
    ///
    /// The object is a `U`.
    #[inline]
    pub(crate) unsafe fn cast_raw<U>(self) -> Py<U> {
        Py(ManuallyDrop::new(self).0, PhantomData)
    }
}

impl<T> Drop for Py<T> {
    #[inline]
    fn drop(&mut self) {
        deferred::give_back(self.0);
    }
}

impl<'py, T> Bound<'py, T> {
    /// The token of the thread.
    #[inline]
    #[must_use]
    pub fn py(&self) -> Python<'py> {
        self.0
    }

    /// The object's address; the reference stays with `self`.
    #[inline]
    #[must_use]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.1.as_ptr()
    }

    /// The object's address; the reference goes to the caller.
    #[inline]
    #[must_use]
    pub fn into_ptr(self) -> *mut ffi::PyObject {
        ManuallyDrop::new(self).as_ptr()
    }

    /// The reference without the token.
    #[inline]
    #[must_use]
    pub fn as_unbound(&self) -> &Py<T> {
        &self.1
    }

    /// The reference without the token.
    #[inline]
    #[must_use]
    pub fn unbind(self) -> Py<T> {
        Py(ManuallyDrop::new(self).1.0, PhantomData)
    }

    /// A borrowed handle to the same object.
    #[inline]
    #[must_use]
    pub fn as_borrowed<'a>(&'a self) -> Borrowed<'a, 'py, T> {
        Borrowed(self.1.0, PhantomData, self.0)
    }

    /// The same reference, as a plain object.
    #[inline]
    #[must_use]
    pub fn as_any(&self) -> &Bound<'py, PyAny> {
        // SAFETY: `Bound` is `repr(transparent)` over a pointer whatever its parameter is.
        unsafe { &*std::ptr::from_ref(self).cast() }
    }

    /// The same reference, as a plain object.
    #[inline]
    #[must_use]
    pub fn into_any(self) -> Bound<'py, PyAny> {
        let py = self.py();
        self.unbind().into_any().into_bound(py)
    }

    /// Takes over an owned reference.
    ///
    /// # Safety
    ///
    /// `ptr` is an owned reference to a live object that is a `T`, or null.
    ///
    /// # Panics
    ///
    /// If `ptr` is null.
    #[inline]
    #[must_use]
    pub(crate) unsafe fn from_owned_raw(py: Python<'py>, ptr: *mut ffi::PyObject) -> Self {
        // SAFETY: forwarded from this function's contract.
        unsafe { Py::from_owned_ptr(py, ptr) }.into_bound(py)
    }

    /// Takes over an owned reference, or nothing if `ptr` is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null or an owned reference to a live object that is a `T`.
    #[inline]
    pub(crate) unsafe fn from_owned_raw_or_opt(py: Python<'py>, ptr: *mut ffi::PyObject) -> Option<Self> {
        // SAFETY: forwarded from this function's contract.
        unsafe { Py::from_owned_ptr_or_opt(py, ptr) }.map(|object| object.into_bound(py))
    }

    /// Takes over an owned reference, or the raised exception if `ptr` is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null with an exception set, or an owned reference to a live object that is a `T`.
    ///
    /// # Errors
    ///
    /// The exception that is set.
    #[inline]
    pub(crate) unsafe fn from_owned_raw_or_err(py: Python<'py>, ptr: *mut ffi::PyObject) -> crate::PyResult<Self> {
        // SAFETY: forwarded from this function's contract.
        unsafe { Py::from_owned_ptr_or_err(py, ptr) }.map(|object| object.into_bound(py))
    }

    /// Makes a reference of its own to `ptr`.
    ///
    /// # Safety
    ///
    /// `ptr` is a live object that is a `T`.
    #[inline]
    #[must_use]
    pub(crate) unsafe fn from_borrowed_raw(py: Python<'py>, ptr: *mut ffi::PyObject) -> Self {
        // SAFETY: forwarded from this function's contract.
        unsafe { Py::from_borrowed_ptr(py, ptr) }.into_bound(py)
    }

    /// The same reference under another type.
    ///
    /// # Safety
    ///
    /// The object is a `U`.
    #[inline]
    pub(crate) unsafe fn cast_raw<U>(self) -> Bound<'py, U> {
        let py = self.py();
        // SAFETY: forwarded from this function's contract.
        unsafe { self.unbind().cast_raw() }.into_bound(py)
    }

    /// The same reference under another type.
    ///
    /// # Safety
    ///
    /// The object is a `U`.
    #[inline]
    pub(crate) unsafe fn cast_raw_ref<U>(&self) -> &Bound<'py, U> {
        // SAFETY: `Bound` is `repr(transparent)` over a pointer whatever its parameter is.
        unsafe { &*std::ptr::from_ref(self).cast() }
    }
}

impl<T> Clone for Bound<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        self.1.clone_ref(self.0).into_bound(self.0)
    }
}

impl<T> Drop for Bound<'_, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: `self.0` proves the thread is attached, and the reference is ours and not used again.
        unsafe { ffi::Py_DECREF(self.as_ptr()) };
    }
}

impl<'py, T: DerefToPyAny> Deref for Bound<'py, T> {
    type Target = Bound<'py, PyAny>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        self.as_any()
    }
}

impl<T> From<Bound<'_, T>> for Py<T> {
    #[inline]
    fn from(bound: Bound<'_, T>) -> Self {
        bound.unbind()
    }
}

impl<T> From<&Bound<'_, T>> for Py<T> {
    #[inline]
    fn from(bound: &Bound<'_, T>) -> Self {
        bound.clone().unbind()
    }
}

impl<T> From<Borrowed<'_, '_, T>> for Py<T> {
    #[inline]
    fn from(borrowed: Borrowed<'_, '_, T>) -> Self {
        borrowed.to_owned().unbind()
    }
}

#[cfg(feature = "py-clone")]
impl<T> Clone for Py<T> {
    /// Another reference to the same object.
    ///
    /// # Panics
    ///
    /// If the thread is not attached to the interpreter.
    #[inline]
    fn clone(&self) -> Self {
        Python::try_attached()
            .map(|py| self.clone_ref(py))
            .expect("Cannot clone pointer into Python heap without the thread being attached.")
    }
}
