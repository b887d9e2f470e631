//! `bytearrayobject.h`.

use crate::prelude::*;

capi! { "bytearrayobject.h" =>
    fn PyByteArray_FromObject(object: *mut PyObject) -> *mut PyObject;
    fn PyByteArray_Concat(object: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    fn PyByteArray_FromStringAndSize(arg1: *const c_char, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyByteArray_Size(object: *mut PyObject) -> Py_ssize_t;
    fn PyByteArray_AsString(object: *mut PyObject) -> *mut c_char;
    fn PyByteArray_Resize(object: *mut PyObject, arg2: Py_ssize_t) -> c_int;
}

/// The bytes.
///
/// # Safety
///
/// `object` is a live `bytearray`.
#[inline]
pub unsafe fn PyByteArray_AS_STRING(object: *mut PyObject) -> *mut c_char {
    // SAFETY: the caller's contract.
    unsafe { PyByteArray_AsString(object) }
}

/// The number of bytes.
///
/// # Safety
///
/// `object` is a live `bytearray`.
#[inline]
pub unsafe fn PyByteArray_GET_SIZE(object: *mut PyObject) -> Py_ssize_t {
    // SAFETY: the caller's contract.
    unsafe { PyByteArray_Size(object) }
}
