//! `wrap!`: one line per C function, whose arguments and result are then Rust's.
//!
//! A row states the types of the C function as its documentation gives them: which arguments are objects of which
//! type, and what the result says. From the types follow the conversions: an object is lent for the call, a result
//! that is null or -1 becomes the exception that is set.

use std::ffi::{CStr, c_char, c_double, c_int};

use crate::ffi;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::{PyErr, PyResult};

/// What may be handed to C.
pub(crate) trait Argument {
    type C;
    fn c(self) -> Self::C;
}

impl<T> Argument for &Bound<'_, T> {
    type C = *mut ffi::PyObject;

    #[inline]
    fn c(self) -> Self::C {
        self.as_ptr()
    }
}

impl<T> Argument for Option<&Bound<'_, T>> {
    type C = *mut ffi::PyObject;

    #[inline]
    fn c(self) -> Self::C {
        self.map_or(std::ptr::null_mut(), Bound::as_ptr)
    }
}

impl Argument for &CStr {
    type C = *const c_char;

    #[inline]
    fn c(self) -> Self::C {
        self.as_ptr()
    }
}

impl Argument for Option<&CStr> {
    type C = *const c_char;

    #[inline]
    fn c(self) -> Self::C {
        self.map_or(std::ptr::null(), CStr::as_ptr)
    }
}

macro_rules! plain {
    ($($type:ty)*) => {
        $(
            impl Argument for $type {
                type C = $type;

                #[inline]
                fn c(self) -> $type {
                    self
                }
            }
        )*
    };
}

plain!(isize c_int c_double);

/// What C hands back.
pub(crate) trait Return<'py>: Sized {
    type C;

    /// Takes over what a C function returned.
    ///
    /// # Safety
    ///
    /// `result` was just returned by a C function that says what the type says: an owned reference or null, a status,
    /// an answer or a size; where it says failure, an exception is set.
    unsafe fn from_c(py: Python<'py>, result: Self::C) -> PyResult<Self>;
}

impl<'py, T> Return<'py> for Bound<'py, T> {
    type C = *mut ffi::PyObject;

    #[inline]
    unsafe fn from_c(py: Python<'py>, result: Self::C) -> PyResult<Self> {
        // SAFETY: forwarded from the contract of the trait.
        unsafe { Bound::from_owned_raw_or_err(py, result) }
    }
}

impl<'py, T> Return<'py> for Py<T> {
    type C = *mut ffi::PyObject;

    #[inline]
    unsafe fn from_c(py: Python<'py>, result: Self::C) -> PyResult<Self> {
        // SAFETY: forwarded from the contract of the trait.
        unsafe { Py::from_owned_ptr_or_err(py, result) }
    }
}

impl<'py> Return<'py> for () {
    type C = c_int;

    #[inline]
    unsafe fn from_c(py: Python<'py>, result: c_int) -> PyResult<()> {
        if result == -1 { Err(PyErr::fetch(py)) } else { Ok(()) }
    }
}

impl<'py> Return<'py> for bool {
    type C = c_int;

    #[inline]
    unsafe fn from_c(py: Python<'py>, result: c_int) -> PyResult<bool> {
        if result == -1 { Err(PyErr::fetch(py)) } else { Ok(result != 0) }
    }
}

impl<'py> Return<'py> for usize {
    type C = ffi::Py_ssize_t;

    #[inline]
    unsafe fn from_c(py: Python<'py>, result: ffi::Py_ssize_t) -> PyResult<usize> {
        usize::try_from(result).map_err(|_| PyErr::fetch(py))
    }
}

/// Declares wrappers, one line each: `name(object: .., ..) -> Result = CFunction;`, or `name[](..)` where there is no
/// object to take the token from and the function gets it as its first argument.
macro_rules! wrap {
    ($(
        $(#[$meta:meta])*
        $name:ident ($first:ident: $first_type:ty $(, $argument:ident: $type:ty)*) -> $return:ty = $c:ident;
    )*) => {
        $(
            $(#[$meta])*
            #[inline]
            pub(crate) fn $name<'py>($first: $first_type $(, $argument: $type)*) -> $crate::PyResult<$return> {
                #[allow(unused_imports)]
                use $crate::raw::wrap::{Argument, Return};
                let py = $first.py();
                // SAFETY: the row names the types that the C function asks for; the objects are lent for the call, and
                // the token of the first one proves the thread is attached.
                let result = unsafe { $crate::ffi::$c($first.c() $(, $argument.c())*) };
                // SAFETY: the row names what the C function returns.
                unsafe { <$return as Return<'py>>::from_c(py, result) }
            }
        )*
    };
}

/// As [`wrap!`], for functions whose first argument is the token.
macro_rules! wrap_new {
    ($(
        $(#[$meta:meta])*
        $name:ident ($($argument:ident: $type:ty),*) -> $return:ty = $c:ident;
    )*) => {
        $(
            $(#[$meta])*
            #[inline]
            pub(crate) fn $name<'py>(py: $crate::marker::Python<'py> $(, $argument: $type)*) -> $crate::PyResult<$return> {
                #[allow(unused_imports)]
                use $crate::raw::wrap::{Argument, Return};
                // SAFETY: the row names the types that the C function asks for; the objects are lent for the call, and
                // the token proves the thread is attached.
                let result = unsafe { $crate::ffi::$c($($argument.c()),*) };
                // SAFETY: the row names what the C function returns.
                unsafe { <$return as Return<'py>>::from_c(py, result) }
            }
        )*
    };
}

pub(crate) use {wrap, wrap_new};
