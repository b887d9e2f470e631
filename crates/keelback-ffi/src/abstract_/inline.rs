//! What `abstract.h` has as macros.

use core::ffi::{c_char, c_int};

use crate::{
    Py_ssize_t, PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyObject, PyTuple_GET_ITEM,
    PyTuple_GET_SIZE,
};

/// The number of items of what `PySequence_Fast` gave.
///
/// # Safety
///
/// `object` is a live list or tuple.
#[inline]
pub unsafe fn PySequence_Fast_GET_SIZE(object: *mut PyObject) -> Py_ssize_t {
    // SAFETY: the caller's contract.
    if unsafe { PyList_Check(object) } != 0 {
        // SAFETY: it is a list.
        unsafe { PyList_GET_SIZE(object) }
    } else {
        // SAFETY: it is a tuple.
        unsafe { PyTuple_GET_SIZE(object) }
    }
}

/// The item at `index` of what `PySequence_Fast` gave, borrowed.
///
/// # Safety
///
/// `object` is a live list or tuple that has such an item.
#[inline]
pub unsafe fn PySequence_Fast_GET_ITEM(object: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    // SAFETY: the caller's contract.
    if unsafe { PyList_Check(object) } != 0 {
        // SAFETY: it is a list.
        unsafe { PyList_GET_ITEM(object, index) }
    } else {
        // SAFETY: it is a tuple.
        unsafe { PyTuple_GET_ITEM(object, index) }
    }
}

/// The item at `index` of a sequence, a new reference.
///
/// # Safety
///
/// `object` is a live sequence.
#[inline]
pub unsafe fn PySequence_ITEM(object: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { super::PySequence_GetItem(object, index) }
}

/// Removes a key from a mapping.
///
/// # Safety
///
/// As `PyObject_DelItem`.
#[inline]
pub unsafe fn PyMapping_DelItem(object: *mut PyObject, key: *mut PyObject) -> c_int {
    // SAFETY: the caller's contract.
    unsafe { super::PyObject_DelItem(object, key) }
}

/// Removes a key from a mapping.
///
/// # Safety
///
/// As `PyObject_DelItemString`.
#[inline]
pub unsafe fn PyMapping_DelItemString(object: *mut PyObject, key: *const c_char) -> c_int {
    // SAFETY: the caller's contract.
    unsafe { super::PyObject_DelItemString(object, key) }
}

/// The class of an exception, borrowed from it.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn PyExceptionInstance_Class(object: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { crate::Py_TYPE(object) }.cast()
}
