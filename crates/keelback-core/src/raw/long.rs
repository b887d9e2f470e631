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
    // SAFETY: any live object may be asked for its type.
    if unsafe { ffi::PyLong_Check(object.as_ptr()) } == 0 {
        return None;
    }
    // SAFETY: the object is an `int`.
    unsafe { ffi::long_compact_value(object.as_ptr()) }
}

macro_rules! as_integer {
    ($($(#[$meta:meta])* $name:ident: $type:ty = $c:ident, $from:ident = $from_c:ident;)*) => {
        $(
            $(#[$meta])*
            pub(crate) fn $name(object: &Bound<'_, PyInt>) -> PyResult<$type> {
                // SAFETY: the object is an `int`.
                let value = unsafe { ffi::$c(object.as_ptr()) };
                // All ones stands for an error, and for itself.
                if value == !0 && PyErr::occurred(object.py()) { Err(PyErr::fetch(object.py())) } else { Ok(value) }
            }

            /// A new `int`.
            ///
            /// # Panics
            ///
            /// If there is no memory.
            #[inline]
            pub(crate) fn $from(py: Python<'_>, value: $type) -> Bound<'_, PyInt> {
                // SAFETY: the token proves the thread is attached.
                let object = unsafe { ffi::$from_c(value) };
                // SAFETY: the call returns an owned reference to an `int`, or null without memory.
                unsafe { Bound::from_owned_ptr(py, object) }
            }
        )*
    };
}

as_integer! {
    as_long: c_long = PyLong_AsLong, from_long = PyLong_FromLong;
    as_long_long: c_longlong = PyLong_AsLongLong, from_long_long = PyLong_FromLongLong;
    as_unsigned_long_long: c_ulonglong = PyLong_AsUnsignedLongLong,
        from_unsigned_long_long = PyLong_FromUnsignedLongLong;
    as_ssize_t: isize = PyLong_AsSsize_t, from_ssize_t = PyLong_FromSsize_t;
    as_size_t: usize = PyLong_AsSize_t, from_size_t = PyLong_FromSize_t;
    /// The lowest 64 bits; never overflows.
    low_bits: c_ulonglong = PyLong_AsUnsignedLongLongMask, from_low_bits = PyLong_FromUnsignedLongLong;
}

/// Whether the value is less than zero.
pub(crate) fn is_negative(object: &Bound<'_, PyInt>) -> PyResult<bool> {
    super::object::compares(object.as_any(), from_long(object.py(), 0).as_any(), ffi::Py_LT)
}
