//! `sysmodule.h`.

use crate::prelude::*;

capi! { "sysmodule.h" =>
    fn PySys_GetObject(arg1: *const c_char) -> *mut PyObject;
    fn PySys_SetObject(arg1: *const c_char, object: *mut PyObject) -> c_int;
    fn PySys_SetArgvEx(arg1: c_int, arg2: *mut *mut wchar_t, arg3: c_int);
    fn PySys_GetXOptions() -> *mut PyObject;
    fn PySys_SetArgv(arg1: c_int, arg2: *mut *mut wchar_t);
    [3.15] fn PySys_GetAttr(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.15] fn PySys_GetAttrString(arg1: *const c_char) -> *mut PyObject => null_mut();
    [3.15] fn PySys_GetOptionalAttr(object: *mut PyObject, arg2: *mut *mut PyObject) -> c_int => -1;
    [3.15] fn PySys_GetOptionalAttrString(arg1: *const c_char, arg2: *mut *mut PyObject) -> c_int => -1;
}
