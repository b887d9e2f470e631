//! `fileobject.h`.

use crate::prelude::*;

capi! { "fileobject.h" =>
    fn PyFile_WriteObject(object: *mut PyObject, arg2: *mut PyObject, arg3: c_int) -> c_int;
    fn PyFile_WriteString(arg1: *const c_char, object: *mut PyObject) -> c_int;
    fn PyObject_AsFileDescriptor(object: *mut PyObject) -> c_int;
    fn PyFile_FromFd(arg1: c_int, arg2: *const c_char, arg3: *const c_char, arg4: c_int, arg5: *const c_char, arg6: *const c_char, arg7: *const c_char, arg8: c_int) -> *mut PyObject;
    fn PyFile_GetLine(object: *mut PyObject, arg2: c_int) -> *mut PyObject;
}
