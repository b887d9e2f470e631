//! `dictobject.h`.

use crate::PyDictObject;
use crate::prelude::*;

capi! { "dictobject.h" =>
    fn PyDict_New() -> *mut PyObject;
    fn PyDict_GetItem(mp: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyDict_GetItemWithError(mp: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyDict_SetItem(mp: *mut PyObject, key: *mut PyObject, item: *mut PyObject) -> c_int;
    fn PyDict_DelItem(mp: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyDict_Clear(mp: *mut PyObject);
    fn PyDict_Next(mp: *mut PyObject, pos: *mut Py_ssize_t, key: *mut *mut PyObject, value: *mut *mut PyObject) -> c_int;
    fn PyDict_Keys(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Values(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Items(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Size(mp: *mut PyObject) -> Py_ssize_t;
    fn PyDict_Copy(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Contains(mp: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyDict_Update(mp: *mut PyObject, other: *mut PyObject) -> c_int;
    fn PyDict_Merge(mp: *mut PyObject, other: *mut PyObject, r#override: c_int) -> c_int;
    fn PyDict_MergeFromSeq2(d: *mut PyObject, seq2: *mut PyObject, r#override: c_int) -> c_int;
    fn PyDict_GetItemString(dp: *mut PyObject, key: *const c_char) -> *mut PyObject;
    fn PyDict_SetItemString(dp: *mut PyObject, key: *const c_char, item: *mut PyObject) -> c_int;
    fn PyDict_DelItemString(dp: *mut PyObject, key: *const c_char) -> c_int;
    fn PyObject_GenericGetDict(object: *mut PyObject, arg2: *mut c_void) -> *mut PyObject;
    [3.9] fn PyDict_SetDefault(mp: *mut PyObject, key: *mut PyObject, defaultobj: *mut PyObject) -> *mut PyObject => null_mut();
    [3.12] fn PyDict_AddWatcher(callback: PyDict_WatchCallback) -> c_int => -1;
    [3.12] fn PyDict_ClearWatcher(watcher_id: c_int) -> c_int => -1;
    [3.12] fn PyDict_Watch(watcher_id: c_int, dict: *mut PyObject) -> c_int => -1;
    [3.12] fn PyDict_Unwatch(watcher_id: c_int, dict: *mut PyObject) -> c_int => -1;
    [3.13] fn PyDict_GetItemRef(mp: *mut PyObject, key: *mut PyObject, result: *mut *mut PyObject) -> c_int => -1;
    [3.13] fn PyDict_GetItemStringRef(mp: *mut PyObject, key: *const c_char, result: *mut *mut PyObject) -> c_int => -1;
    [3.13] fn PyDict_SetDefaultRef(mp: *mut PyObject, key: *mut PyObject, default_value: *mut PyObject, result: *mut *mut PyObject) -> c_int => -1;
    [3.13] fn PyDict_ContainsString(mp: *mut PyObject, key: *const c_char) -> c_int => -1;
    [3.13] fn PyDict_Pop(dict: *mut PyObject, key: *mut PyObject, result: *mut *mut PyObject) -> c_int => -1;
    [3.13] fn PyDict_PopString(dict: *mut PyObject, key: *const c_char, result: *mut *mut PyObject) -> c_int => -1;
    [3.13] fn _PyDict_SetItem_KnownHash_LockHeld(mp: *mut PyDictObject, key: *mut PyObject, item: *mut PyObject, hash: Py_hash_t) -> c_int => -1;
    [3.15] fn PyFrozenDict_New(iterable: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn _PyDict_NewPresized(minused: Py_ssize_t) -> *mut PyObject => null_mut();
    [3.9] fn _PyDict_GetItem_KnownHash(mp: *mut PyObject, key: *mut PyObject, hash: Py_hash_t) -> *mut PyObject => null_mut();
    [3.9] fn _PyDict_SetItem_KnownHash(mp: *mut PyObject, key: *mut PyObject, item: *mut PyObject, hash: Py_hash_t) -> c_int => -1;
    [3.10 to 3.12] fn _PyDict_Contains_KnownHash(object: *mut PyObject, arg2: *mut PyObject, arg3: Py_hash_t) -> c_int => -1;
}

/// Is told of a change of a watched `dict`.
pub type PyDict_WatchCallback = unsafe extern "C" fn(
    event: PyDict_WatchEvent,
    dict: *mut PyObject,
    key: *mut PyObject,
    new_value: *mut PyObject,
) -> c_int;

/// A change of a watched `dict`.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PyDict_WatchEvent {
    PyDict_EVENT_ADDED,
    PyDict_EVENT_MODIFIED,
    PyDict_EVENT_DELETED,
    PyDict_EVENT_CLONED,
    PyDict_EVENT_CLEARED,
    PyDict_EVENT_DEALLOCATED,
}
