//! `floatobject.h`.

use crate::prelude::*;
use crate::{Layout, layout};

capi! { "floatobject.h" =>
    fn PyFloat_GetMax() -> c_double;
    fn PyFloat_GetMin() -> c_double;
    fn PyFloat_GetInfo() -> *mut PyObject;
    fn PyFloat_FromString(object: *mut PyObject) -> *mut PyObject;
    fn PyFloat_FromDouble(arg1: c_double) -> *mut PyObject;
    fn PyFloat_AsDouble(object: *mut PyObject) -> c_double;
    [3.11] fn PyFloat_Pack2(x: c_double, p: *mut c_char, le: c_int) -> c_int => -1;
    [3.11] fn PyFloat_Pack4(x: c_double, p: *mut c_char, le: c_int) -> c_int => -1;
    [3.11] fn PyFloat_Pack8(x: c_double, p: *mut c_char, le: c_int) -> c_int => -1;
    [3.11] fn PyFloat_Unpack2(p: *const c_char, le: c_int) -> c_double => -1.0;
    [3.11] fn PyFloat_Unpack4(p: *const c_char, le: c_int) -> c_double => -1.0;
    [3.11] fn PyFloat_Unpack8(p: *const c_char, le: c_int) -> c_double => -1.0;
}

/// The value of any object, read inline; `None` if its type is not exactly `float`, or the layout is not known.
///
/// # Safety
///
/// `object` is live, and `layout` is the running Python's, or a copy.
#[inline]
pub unsafe fn float_exact_value(layout: &Layout, object: *mut PyObject) -> Option<c_double> {
    let value = layout.float_value;
    if value == 0 {
        return None;
    }
    // SAFETY: the layout is known: an object has its header.
    if unsafe { crate::object::last_of_header(object, value) } != crate::PyFloat_Type() {
        return None;
    }
    // SAFETY: it is a `float`, and `load` has seen the value there.
    Some(unsafe { object.byte_add(value).cast::<c_double>().read() })
}

/// The value, without a check of the type.
///
/// # Safety
///
/// `object` is a live `float`.
#[inline]
pub unsafe fn PyFloat_AS_DOUBLE(object: *mut PyObject) -> c_double {
    let value = layout().float_value;
    if value != 0 {
        // SAFETY: `load` has seen the value there.
        unsafe { object.byte_add(value).cast::<c_double>().read() }
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyFloat_AsDouble(object) }
    }
}
