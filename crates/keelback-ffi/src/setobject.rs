//! `setobject.h`.

use crate::prelude::*;

capi! { "setobject.h" =>
    fn PySet_New(object: *mut PyObject) -> *mut PyObject;
    fn PyFrozenSet_New(object: *mut PyObject) -> *mut PyObject;
    fn PySet_Add(set: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Clear(set: *mut PyObject) -> c_int;
    fn PySet_Contains(anyset: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Discard(set: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Pop(set: *mut PyObject) -> *mut PyObject;
    fn PySet_Size(anyset: *mut PyObject) -> Py_ssize_t;
    [3.9] fn _PySet_NextEntry(set: *mut PyObject, pos: *mut Py_ssize_t, key: *mut *mut PyObject, hash: *mut Py_hash_t) -> c_int => -1;
}

/// The number of items.
///
/// # Safety
///
/// `object` is a live `set` or `frozenset`.
#[inline]
pub unsafe fn PySet_GET_SIZE(object: *mut PyObject) -> Py_ssize_t {
    // SAFETY: the caller's contract.
    unsafe { PySet_Size(object) }
}
