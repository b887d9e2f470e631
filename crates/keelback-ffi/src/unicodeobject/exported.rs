//! What newer versions export as functions and older ones had as macros.

use crate::prelude::*;

capi! { "unicodeobject.h" =>
    [3.14] fn PyUnicode_KIND(object: *mut PyObject) -> c_int => 0;
    [3.14] fn PyUnicode_DATA(object: *mut PyObject) -> *mut c_void => null_mut();
}
