//! The other functions that newer versions have.

use core::ffi::{c_char, c_int, c_void};
use core::ptr::null_mut;

use keelback_ffi::{
    Py_hash_t, Py_ssize_t, PyDict_Contains, PyDict_SetDefault, PyErr_BadInternalCall, PyErr_Clear,
    PyErr_ExceptionMatches, PyErr_Occurred, PyExc_AttributeError, PyIter_Check, PyIter_Next, PyList_Check,
    PyList_SetSlice, PyModule_AddObjectRef, PyObject, PyObject_GetAttr, optional,
};

/// Sets a default in a `dict`: 1 if the key was there, 0 if not, or -1 and an exception; the value
/// is a new reference, if `result` is not null.
///
/// # Safety
///
/// `dict`, `key` and `default` are live, `result` may be written or is null, and the thread is
/// attached.
pub unsafe fn PyDict_SetDefaultRef(
    dict: *mut PyObject,
    key: *mut PyObject,
    default: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    if let Some(function) = optional::PyDict_SetDefaultRef() {
        // SAFETY: the caller's contract.
        return unsafe { function(dict, key, default, result) };
    }
    // SAFETY: the caller's contract.
    let present = unsafe { PyDict_Contains(dict, key) };
    let value = if present < 0 {
        null_mut()
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyDict_SetDefault(dict, key, default) }
    };
    if !result.is_null() {
        // SAFETY: the value is live: nothing has run since it was looked up.
        unsafe { keelback_ffi::Py_XINCREF(value) };
        // SAFETY: the caller's contract.
        unsafe { result.write(value) };
    }
    if value.is_null() { -1 } else { present }
}

/// Adds an attribute to a module and takes the reference, also if it fails.
///
/// # Safety
///
/// `module` is live, `name` ends with a NUL, `value` is the caller's to give up, or null with an
/// exception, and the thread is attached.
pub unsafe fn PyModule_Add(module: *mut PyObject, name: *const c_char, value: *mut PyObject) -> c_int {
    // SAFETY: the caller's contract.
    let result = unsafe { PyModule_AddObjectRef(module, name, value) };
    // SAFETY: the caller gives it up.
    unsafe { keelback_ffi::Py_XDECREF(value) };
    result
}

/// Empties a `list`.
///
/// # Safety
///
/// `list` is live and the thread is attached.
pub unsafe fn PyList_Clear(list: *mut PyObject) -> c_int {
    // SAFETY: the caller's contract; null deletes.
    unsafe { PyList_SetSlice(list, 0, Py_ssize_t::MAX, null_mut()) }
}

/// Adds the items of an iterable to the end of a `list`.
///
/// # Safety
///
/// `list` and `iterable` are live and the thread is attached.
pub unsafe fn PyList_Extend(list: *mut PyObject, iterable: *mut PyObject) -> c_int {
    // SAFETY: the caller's contract.
    if unsafe { PyList_Check(list) } == 0 {
        // SAFETY: attached.
        unsafe { PyErr_BadInternalCall() };
        return -1;
    }
    // SAFETY: the caller's contract.
    unsafe { PyList_SetSlice(list, Py_ssize_t::MAX, Py_ssize_t::MAX, iterable) }
}

/// Gets an attribute: 1 and a new reference, 0 and null if there is none, or -1 and an exception.
///
/// # Safety
///
/// `object` and `name` are live, `result` may be written and the thread is attached.
pub unsafe fn PyObject_GetOptionalAttr(
    object: *mut PyObject,
    name: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    if let Some(function) = optional::PyObject_GetOptionalAttr() {
        // SAFETY: the caller's contract.
        return unsafe { function(object, name, result) };
    }
    // SAFETY: the caller's contract.
    let value = unsafe { PyObject_GetAttr(object, name) };
    // SAFETY: the caller's contract.
    unsafe { result.write(value) };
    if !value.is_null() {
        return 1;
    }
    // SAFETY: filled when the library was bound.
    let class = unsafe { PyExc_AttributeError };
    // SAFETY: attached, and an exception is set.
    if unsafe { PyErr_ExceptionMatches(class) } == 0 {
        return -1;
    }
    // SAFETY: attached.
    unsafe { PyErr_Clear() };
    0
}

/// Whether an object has an attribute: 1, 0, or -1 and an exception.
///
/// # Safety
///
/// `object` and `name` are live and the thread is attached.
pub unsafe fn PyObject_HasAttrWithError(object: *mut PyObject, name: *mut PyObject) -> c_int {
    let mut value = null_mut();
    // SAFETY: the caller's contract.
    let found = unsafe { PyObject_GetOptionalAttr(object, name, &mut value) };
    // SAFETY: the reference made above, or null.
    unsafe { keelback_ffi::Py_XDECREF(value) };
    found
}

/// The next item of an iterator: 1 and a new reference, 0 and null at the end, or -1 and an
/// exception.
///
/// # Safety
///
/// `iterator` is live, `item` may be written and the thread is attached.
pub unsafe fn PyIter_NextItem(iterator: *mut PyObject, item: *mut *mut PyObject) -> c_int {
    if let Some(function) = optional::PyIter_NextItem() {
        // SAFETY: the caller's contract.
        return unsafe { function(iterator, item) };
    }
    // SAFETY: the caller's contract.
    if unsafe { PyIter_Check(iterator) } == 0 {
        // SAFETY: the caller's contract.
        unsafe { item.write(null_mut()) };
        // SAFETY: attached.
        unsafe { PyErr_BadInternalCall() };
        return -1;
    }
    // SAFETY: the caller's contract.
    let next = unsafe { PyIter_Next(iterator) };
    // SAFETY: the caller's contract.
    unsafe { item.write(next) };
    if !next.is_null() {
        return 1;
    }
    // SAFETY: attached.
    if unsafe { PyErr_Occurred() }.is_null() { 0 } else { -1 }
}

/// The hash that `bytes` of this content have.
///
/// # Safety
///
/// `data` has `length` bytes and the thread is attached.
pub unsafe fn Py_HashBuffer(data: *const c_void, length: Py_ssize_t) -> Py_hash_t {
    match optional::Py_HashBuffer() {
        // SAFETY: the caller's contract.
        Some(function) => unsafe { function(data, length) },
        // SAFETY: the caller's contract.
        None => unsafe { keelback_ffi::_Py_HashBytes(data, length) },
    }
}
