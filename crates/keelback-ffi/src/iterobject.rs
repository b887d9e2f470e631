//! `iterobject.h`.

use crate::prelude::*;

capi! { "iterobject.h" =>
    fn PySeqIter_New(object: *mut PyObject) -> *mut PyObject;
    fn PyCallIter_New(object: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
}
