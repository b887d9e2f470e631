//! `traceback.h`.

use crate::prelude::*;

capi! { "traceback.h" =>
    fn PyTraceBack_Here(arg1: *mut PyFrameObject) -> c_int;
    fn PyTraceBack_Print(object: *mut PyObject, arg2: *mut PyObject) -> c_int;
}
