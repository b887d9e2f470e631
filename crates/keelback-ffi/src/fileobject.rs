//! `fileobject.h`.

use crate::prelude::*;

capi! { "fileobject.h" =>
    fn PyFile_WriteObject(object: *mut PyObject, arg2: *mut PyObject, arg3: c_int) -> c_int;
    fn PyFile_WriteString(arg1: *const c_char, object: *mut PyObject) -> c_int;
    fn PyObject_AsFileDescriptor(object: *mut PyObject) -> c_int;
}
