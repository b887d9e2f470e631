//! What newer versions export as functions and older ones had as macros.

use crate::prelude::*;

capi! { "object.h" =>
    [3.14] fn Py_TYPE(object: *mut PyObject) -> *mut PyTypeObject => null_mut();
    [3.14] fn Py_REFCNT(object: *mut PyObject) -> Py_ssize_t => -1;
}
