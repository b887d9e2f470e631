//! `cellobject.h`.

use crate::prelude::*;

capi! { "cellobject.h" =>
    [3.9] fn PyCell_New(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyCell_Get(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyCell_Set(object: *mut PyObject, arg2: *mut PyObject) -> c_int => -1;
}
