//! `pyhash.h`.

use crate::prelude::*;

capi! { "pyhash.h" =>
    [3.9] fn PyHash_GetFuncDef() -> *mut PyHash_FuncDef => null_mut();
    [3.13] fn Py_HashPointer(ptr: *const c_void) -> Py_hash_t => -1;
    [3.13] fn PyObject_GenericHash(object: *mut PyObject) -> Py_hash_t => -1;
    [3.14] fn Py_HashBuffer(ptr: *const c_void, len: Py_ssize_t) -> Py_hash_t => -1;
    [3.9 to 3.13] fn _Py_HashBytes(arg1: *const c_void, arg2: Py_ssize_t) -> Py_hash_t => -1;
    [3.9] fn _Py_HashDouble(object: *mut PyObject, arg2: c_double) -> Py_hash_t => -1;
}
