//! `int`: `PyLong_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/long.html>.

use std::ffi::{c_long, c_longlong, c_ulonglong};

use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::{PyAny, PyInt};
use crate::{PyErr, PyResult};

/// The value of an `int` that fits in one digit, read from the object; nothing for others.
#[inline]
pub(crate) fn compact(object: &Bound<'_, PyAny>) -> Option<isize> {
    // SAFETY: a live object. Exactly `int`: one comparison, and subclasses are rare.
    unsafe { ffi::long_exact_value(ffi::layout(), object.as_ptr()) }
}

macro_rules! values {
    ($($(#[$meta:meta])* $name:ident -> $type:ty = $c:ident;)*) => {
        $(
            $(#[$meta])*
            #[inline]
            pub(crate) fn $name(object: &Bound<'_, PyInt>) -> PyResult<$type> {
                // SAFETY: the object is an `int`.
                let value = unsafe { ffi::$c(object.as_ptr()) };
                // All ones stands for an error, and for itself.
                if value == !0 && PyErr::occurred(object.py()) { Err(PyErr::fetch(object.py())) } else { Ok(value) }
            }
        )*
    };
}

values! {
    /// The value as a C `long`.
    as_long -> c_long = PyLong_AsLong;
    /// The value as 64 bits with a sign.
    as_long_long -> c_longlong = PyLong_AsLongLong;
    /// The value as 64 bits without a sign.
    as_unsigned_long_long -> c_ulonglong = PyLong_AsUnsignedLongLong;
}

macro_rules! constructors {
    ($($name:ident($type:ty) = $c:ident;)*) => {
        $(
            /// A new `int`.
            ///
            /// # Panics
            ///
            /// If there is no memory.
            #[inline]
            pub(crate) fn $name(py: Python<'_>, value: $type) -> Bound<'_, PyInt> {
                // SAFETY: the token proves the thread is attached.
                let object = unsafe { ffi::$c(value) };
                // SAFETY: the call returns an owned reference to an `int`, or null without memory.
                unsafe { Bound::from_owned_raw(py, object) }
            }
        )*
    };
}

constructors! {
    from_long(c_long) = PyLong_FromLong;
    from_long_long(c_longlong) = PyLong_FromLongLong;
    from_unsigned_long_long(c_ulonglong) = PyLong_FromUnsignedLongLong;
    from_ssize_t(isize) = PyLong_FromSsize_t;
    from_size_t(usize) = PyLong_FromSize_t;
}

/// Whether the value is less than zero.
#[inline]
pub(crate) fn is_negative(object: &Bound<'_, PyInt>) -> PyResult<bool> {
    super::object::compares(object.as_any(), from_long(object.py(), 0).as_any(), ffi::Py_LT)
}
