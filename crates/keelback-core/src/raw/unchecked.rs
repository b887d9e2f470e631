//! What users may do without a check, and answer for.

use crate::ffi;
use crate::instance::{Borrowed, Bound, Py};
use crate::marker::Python;
use crate::types::{PyAny, PyBytes, PyType};

impl<'py, T> Bound<'py, T> {
    /// The same object as a `U`, without looking.
    ///
    /// # Safety
    ///
    /// It is a `U`.
    #[inline]
    #[must_use]
    pub unsafe fn cast_unchecked<U>(&self) -> &Bound<'py, U> {
        // SAFETY: forwarded from this function's contract.
        unsafe { self.cast_raw_ref() }
    }

    /// The same reference as a `U`, without looking.
    ///
    /// # Safety
    ///
    /// It is a `U`.
    #[inline]
    #[must_use]
    pub unsafe fn cast_into_unchecked<U>(self) -> Bound<'py, U> {
        // SAFETY: forwarded from this function's contract.
        unsafe { self.cast_raw() }
    }
}

impl<'py> Bound<'py, PyAny> {
    /// Takes over an owned reference.
    ///
    /// # Safety
    ///
    /// `ptr` is an owned reference to a live object, or null.
    ///
    /// # Panics
    ///
    /// If `ptr` is null.
    #[inline]
    #[must_use]
    pub unsafe fn from_owned_ptr(py: Python<'py>, ptr: *mut ffi::PyObject) -> Self {
        // SAFETY: forwarded from this function's contract.
        unsafe { Self::from_owned_raw(py, ptr) }
    }

    /// Takes over an owned reference, or nothing if `ptr` is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null or an owned reference to a live object.
    #[inline]
    pub unsafe fn from_owned_ptr_or_opt(py: Python<'py>, ptr: *mut ffi::PyObject) -> Option<Self> {
        // SAFETY: forwarded from this function's contract.
        unsafe { Self::from_owned_raw_or_opt(py, ptr) }
    }

    /// Takes over an owned reference, or the raised exception if `ptr` is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null with an exception set, or an owned reference to a live object.
    ///
    /// # Errors
    ///
    /// The exception that is set.
    #[inline]
    pub unsafe fn from_owned_ptr_or_err(py: Python<'py>, ptr: *mut ffi::PyObject) -> crate::PyResult<Self> {
        // SAFETY: forwarded from this function's contract.
        unsafe { Self::from_owned_raw_or_err(py, ptr) }
    }

    /// Makes a reference of its own to `ptr`.
    ///
    /// # Safety
    ///
    /// `ptr` is a live object.
    ///
    /// # Panics
    ///
    /// If `ptr` is null.
    #[inline]
    #[must_use]
    pub unsafe fn from_borrowed_ptr(py: Python<'py>, ptr: *mut ffi::PyObject) -> Self {
        // SAFETY: forwarded from this function's contract.
        unsafe { Self::from_borrowed_raw(py, ptr) }
    }

    /// Makes a reference of its own to `ptr`, or nothing if that is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null or a live object.
    #[inline]
    pub unsafe fn from_borrowed_ptr_or_opt(py: Python<'py>, ptr: *mut ffi::PyObject) -> Option<Self> {
        // SAFETY: the pointer is not null here, and forwarded from this function's contract.
        (!ptr.is_null()).then(|| unsafe { Self::from_borrowed_raw(py, ptr) })
    }

    /// Makes a reference of its own to `ptr`, or takes the raised exception if that is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null with an exception set, or a live object.
    ///
    /// # Errors
    ///
    /// The exception that is set.
    #[inline]
    pub unsafe fn from_borrowed_ptr_or_err(py: Python<'py>, ptr: *mut ffi::PyObject) -> crate::PyResult<Self> {
        // SAFETY: forwarded from this function's contract.
        unsafe { Self::from_borrowed_ptr_or_opt(py, ptr) }.ok_or_else(|| crate::PyErr::fetch(py))
    }
}

impl<'py> Borrowed<'_, 'py, PyAny> {
    /// Borrows `ptr`.
    ///
    /// # Safety
    ///
    /// `ptr` is a live object that something keeps alive for as long as the result, or null.
    ///
    /// # Panics
    ///
    /// If `ptr` is null.
    #[inline]
    #[must_use]
    pub unsafe fn from_ptr(py: Python<'py>, ptr: *mut ffi::PyObject) -> Self {
        // SAFETY: forwarded from this function's contract.
        unsafe { Self::from_raw(py, ptr) }
    }

    /// Borrows `ptr`, or nothing if it is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null, or a live object that something keeps alive for as long as the result.
    #[inline]
    pub unsafe fn from_ptr_or_opt(py: Python<'py>, ptr: *mut ffi::PyObject) -> Option<Self> {
        // SAFETY: forwarded from this function's contract.
        unsafe { Self::from_raw_or_opt(py, ptr) }
    }

    /// Borrows `ptr`, or takes the raised exception if it is null.
    ///
    /// # Safety
    ///
    /// `ptr` is null with an exception set, or a live object that something keeps alive for as long as the result.
    ///
    /// # Errors
    ///
    /// The exception that is set.
    #[inline]
    pub unsafe fn from_ptr_or_err(py: Python<'py>, ptr: *mut ffi::PyObject) -> crate::PyResult<Self> {
        // SAFETY: forwarded from this function's contract.
        unsafe { Self::from_raw_or_err(py, ptr) }
    }
}

impl<'a, 'py, T> Borrowed<'a, 'py, T> {
    /// The same object as a `U`, without looking.
    ///
    /// # Safety
    ///
    /// It is a `U`.
    #[inline]
    #[must_use]
    pub unsafe fn cast_unchecked<U>(self) -> Borrowed<'a, 'py, U> {
        // SAFETY: forwarded from this function's contract.
        unsafe { self.cast_raw() }
    }
}

impl<T> Py<T> {
    /// The same object as a `U`, without looking.
    ///
    /// # Safety
    ///
    /// It is a `U`.
    #[inline]
    #[must_use]
    pub unsafe fn cast_bound_unchecked<'py, U>(&self, py: Python<'py>) -> &Bound<'py, U> {
        // SAFETY: forwarded from this function's contract.
        unsafe { self.bind(py).cast_raw_ref() }
    }
}

impl PyType {
    /// A handle to the type at an address.
    ///
    /// # Safety
    ///
    /// `p` is a live type object.
    #[inline]
    pub unsafe fn from_borrowed_type_ptr(py: Python<'_>, p: *mut ffi::PyTypeObject) -> Bound<'_, PyType> {
        // SAFETY: forwarded from this function's contract.
        unsafe { Bound::<PyAny>::from_borrowed_ptr(py, p.cast()).cast_raw() }
    }
}

impl PyBytes {
    /// New `bytes`, copied from an address.
    ///
    /// # Safety
    ///
    /// `len` bytes may be read there.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    pub unsafe fn from_ptr(py: Python<'_>, ptr: *const u8, len: usize) -> Bound<'_, PyBytes> {
        // SAFETY: forwarded from this function's contract.
        PyBytes::new(py, unsafe { std::slice::from_raw_parts(ptr, len) })
    }
}

/// Methods of the traits in `types` that check nothing: declared and defined here, since they hold unsafe code.
macro_rules! methods {
    (declare: $($(#[$meta:meta])* $name:ident $(<$($generic:tt),+>)? ($($self:tt)+) -> $return:ty $(where $($bound:tt)+)?;)*) => {
        $(
            $(#[$meta])*
            #[allow(unsafe_code, clippy::mut_from_ref, reason = "the caller answers for it")]
            unsafe fn $name $(<$($generic),+>)? ($($self)+) -> $return $(where $($bound)+)?;
        )*
    };
    (define: $(
        $(#[$meta:meta])*
        fn $name:ident $(<$($generic:tt),+>)? ($($self:tt)+) -> $return:ty $(where [$($bound:tt)+])? { $($body:tt)+ }
    )*) => {
        $(
            $(#[$meta])*
            #[inline]
            #[allow(unsafe_code, clippy::mut_from_ref, reason = "the caller answers for it")]
            unsafe fn $name $(<$($generic),+>)? ($($self)+) -> $return $(where $($bound)+)? {
                // SAFETY: forwarded from the contract of the method.
                unsafe { $($body)+ }
            }
        )*
    };
}

pub(crate) use methods;
