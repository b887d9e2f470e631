//! `objimpl.h`.

use crate::prelude::*;

capi! { "objimpl.h" =>
    fn PyObject_Malloc(size: usize) -> *mut c_void;
    fn PyObject_Calloc(nelem: usize, elsize: usize) -> *mut c_void;
    fn PyObject_Realloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    fn PyObject_Free(ptr: *mut c_void);
    fn PyObject_Init(object: *mut PyObject, arg2: *mut PyTypeObject) -> *mut PyObject;
    fn PyObject_InitVar(arg1: *mut PyVarObject, arg2: *mut PyTypeObject, arg3: Py_ssize_t) -> *mut PyVarObject;
    fn PyGC_Collect() -> Py_ssize_t;
    fn PyObject_GC_Track(arg1: *mut c_void);
    fn PyObject_GC_UnTrack(arg1: *mut c_void);
    fn PyObject_GC_Del(arg1: *mut c_void);
    fn PyObject_GC_IsTracked(object: *mut PyObject) -> c_int;
    fn PyObject_GC_IsFinalized(object: *mut PyObject) -> c_int;
    fn _PyObject_New(arg1: *mut PyTypeObject) -> *mut PyObject;
    fn _PyObject_NewVar(arg1: *mut PyTypeObject, arg2: Py_ssize_t) -> *mut PyVarObject;
    fn _PyObject_GC_New(arg1: *mut PyTypeObject) -> *mut PyObject;
    fn _PyObject_GC_NewVar(arg1: *mut PyTypeObject, arg2: Py_ssize_t) -> *mut PyVarObject;
    fn _PyObject_GC_Resize(arg1: *mut PyVarObject, arg2: Py_ssize_t) -> *mut PyVarObject;
    [3.9] fn PyObject_IS_GC(obj: *mut PyObject) -> c_int => -1;
    [3.10] fn PyGC_Enable() -> c_int => -1;
    [3.10] fn PyGC_Disable() -> c_int => -1;
    [3.10] fn PyGC_IsEnabled() -> c_int => -1;
    [3.9] fn PyObject_GET_WEAKREFS_LISTPTR(op: *mut PyObject) -> *mut *mut PyObject => null_mut();
}

/// A new instance, uninitialized behind its header, which the collector does not track; null with an exception set.
///
/// # Safety
///
/// The thread is attached; `class` is a live type whose instances begin with a `T`.
#[inline]
pub unsafe fn PyObject_New<T>(class: *mut PyTypeObject) -> *mut T {
    // SAFETY: forwarded from this function's contract.
    unsafe { _PyObject_New(class) }.cast()
}

/// As [`PyObject_New`], with room for `count` items.
///
/// # Safety
///
/// The thread is attached; `class` is a live type whose instances begin with a `T`.
#[inline]
pub unsafe fn PyObject_NewVar<T>(class: *mut PyTypeObject, count: Py_ssize_t) -> *mut T {
    // SAFETY: forwarded from this function's contract.
    unsafe { _PyObject_NewVar(class, count) }.cast()
}

/// As [`PyObject_New`], for a type with the flag of the collector; [`PyObject_GC_Track`] follows.
///
/// # Safety
///
/// The thread is attached; `class` is a live type whose instances begin with a `T`.
#[inline]
pub unsafe fn PyObject_GC_New<T>(class: *mut PyTypeObject) -> *mut T {
    // SAFETY: forwarded from this function's contract.
    unsafe { _PyObject_GC_New(class) }.cast()
}

/// As [`PyObject_GC_New`], with room for `count` items.
///
/// # Safety
///
/// The thread is attached; `class` is a live type whose instances begin with a `T`.
#[inline]
pub unsafe fn PyObject_GC_NewVar<T>(class: *mut PyTypeObject, count: Py_ssize_t) -> *mut T {
    // SAFETY: forwarded from this function's contract.
    unsafe { _PyObject_GC_NewVar(class, count) }.cast()
}

/// Moves an instance to where it has room for `count` items; null with an exception set.
///
/// # Safety
///
/// The thread is attached; `object` has items, begins with a `T`, is not tracked, and nobody else refers to it.
#[inline]
pub unsafe fn PyObject_GC_Resize<T>(object: *mut PyObject, count: Py_ssize_t) -> *mut T {
    // SAFETY: forwarded from this function's contract.
    unsafe { _PyObject_GC_Resize(object.cast(), count) }.cast()
}
