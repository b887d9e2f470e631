//! Look-ups that give a new reference, so that nobody can delete the object in between.

use core::ffi::{c_char, c_int};
use core::ptr::null_mut;

use keelback_ffi::{
    Py_None, Py_XINCREF, Py_ssize_t, PyDict_GetItemWithError, PyErr_Occurred, PyImport_AddModule, PyList_GetItem,
    PyObject, PyWeakref_GetObject, optional,
};

/// Looks a key up in a `dict`: 1 and a new reference, 0 and null, or -1 and an exception.
///
/// # Safety
///
/// `dict` and `key` are live, `result` may be written and the thread is attached.
pub unsafe fn PyDict_GetItemRef(dict: *mut PyObject, key: *mut PyObject, result: *mut *mut PyObject) -> c_int {
    if let Some(function) = optional::PyDict_GetItemRef() {
        // SAFETY: the caller's contract.
        return unsafe { function(dict, key, result) };
    }
    // SAFETY: the caller's contract.
    let item = unsafe { PyDict_GetItemWithError(dict, key) };
    // SAFETY: the item is live: nothing has run since it was looked up.
    unsafe { Py_XINCREF(item) };
    // SAFETY: the caller's contract.
    unsafe { result.write(item) };
    if !item.is_null() {
        return 1;
    }
    // SAFETY: attached.
    if unsafe { PyErr_Occurred() }.is_null() { 0 } else { -1 }
}

/// The item of a `list`, a new reference, or null with an exception.
///
/// # Safety
///
/// `list` is live and the thread is attached.
pub unsafe fn PyList_GetItemRef(list: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    if let Some(function) = optional::PyList_GetItemRef() {
        // SAFETY: the caller's contract.
        return unsafe { function(list, index) };
    }
    // SAFETY: the caller's contract.
    let item = unsafe { PyList_GetItem(list, index) };
    // SAFETY: the item is live: nothing has run since it was looked up.
    unsafe { Py_XINCREF(item) };
    item
}

/// The module of that name, made if there is none, a new reference.
///
/// # Safety
///
/// `name` ends with a NUL and the thread is attached.
pub unsafe fn PyImport_AddModuleRef(name: *const c_char) -> *mut PyObject {
    if let Some(function) = optional::PyImport_AddModuleRef() {
        // SAFETY: the caller's contract.
        return unsafe { function(name) };
    }
    // SAFETY: the caller's contract.
    let module = unsafe { PyImport_AddModule(name) };
    // SAFETY: the module is live: `sys.modules` has it.
    unsafe { Py_XINCREF(module) };
    module
}

/// What a weak reference refers to: 1 and a new reference, 0 and null, or -1 and an exception.
///
/// # Safety
///
/// `reference` is live, `result` may be written and the thread is attached.
pub unsafe fn PyWeakref_GetRef(reference: *mut PyObject, result: *mut *mut PyObject) -> c_int {
    if let Some(function) = optional::PyWeakref_GetRef() {
        // SAFETY: the caller's contract.
        return unsafe { function(reference, result) };
    }
    // SAFETY: the caller's contract.
    let mut object = unsafe { PyWeakref_GetObject(reference) };
    let found = if object.is_null() {
        -1
    } else if object == Py_None() {
        object = null_mut();
        0
    } else {
        1
    };
    // SAFETY: the object is live: nothing has run since it was looked up.
    unsafe { Py_XINCREF(object) };
    // SAFETY: the caller's contract.
    unsafe { result.write(object) };
    found
}
