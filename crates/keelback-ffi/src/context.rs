//! `context.h`.

use crate::prelude::*;

capi! { "context.h" =>
    [3.9] fn PyContext_New() -> *mut PyObject => null_mut();
    [3.9] fn PyContext_Copy(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyContext_CopyCurrent() -> *mut PyObject => null_mut();
    [3.9] fn PyContext_Enter(object: *mut PyObject) -> c_int => -1;
    [3.9] fn PyContext_Exit(object: *mut PyObject) -> c_int => -1;
    [3.9] fn PyContextVar_New(name: *const c_char, default_value: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyContextVar_Get(var: *mut PyObject, default_value: *mut PyObject, value: *mut *mut PyObject) -> c_int => -1;
    [3.9] fn PyContextVar_Set(var: *mut PyObject, value: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyContextVar_Reset(var: *mut PyObject, token: *mut PyObject) -> c_int => -1;
    [3.14] fn PyContext_AddWatcher(callback: PyContext_WatchCallback) -> c_int => -1;
    [3.14] fn PyContext_ClearWatcher(watcher_id: c_int) -> c_int => -1;
}

/// A change of a watched context: [`Py_CONTEXT_SWITCHED`], or one that later versions have.
pub type PyContextEvent = core::ffi::c_uint;

/// Another context is the current one.
pub const Py_CONTEXT_SWITCHED: PyContextEvent = 1;

/// Is told of a change of a watched context.
pub type PyContext_WatchCallback =
    unsafe extern "C" fn(event: PyContextEvent, object: *mut PyObject) -> c_int;
