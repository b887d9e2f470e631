//! `pyframe.h`.

use crate::prelude::*;

capi! { "pyframe.h" =>
    fn PyFrame_GetLineNumber(arg1: *mut PyFrameObject) -> c_int;
    fn PyFrame_GetCode(frame: *mut PyFrameObject) -> *mut PyCodeObject;
    [3.9] fn PyFrame_GetBack(frame: *mut PyFrameObject) -> *mut PyFrameObject => null_mut();
    [3.11] fn PyFrame_GetLocals(frame: *mut PyFrameObject) -> *mut PyObject => null_mut();
    [3.11] fn PyFrame_GetGlobals(frame: *mut PyFrameObject) -> *mut PyObject => null_mut();
    [3.11] fn PyFrame_GetBuiltins(frame: *mut PyFrameObject) -> *mut PyObject => null_mut();
    [3.11] fn PyFrame_GetGenerator(frame: *mut PyFrameObject) -> *mut PyObject => null_mut();
    [3.11] fn PyFrame_GetLasti(frame: *mut PyFrameObject) -> c_int => -1;
    [3.12] fn PyFrame_GetVar(frame: *mut PyFrameObject, name: *mut PyObject) -> *mut PyObject => null_mut();
    [3.12] fn PyFrame_GetVarString(frame: *mut PyFrameObject, name: *const c_char) -> *mut PyObject => null_mut();
    [3.9] fn PyFrame_New(arg1: *mut PyThreadState, arg2: *mut PyCodeObject, object: *mut PyObject, arg4: *mut PyObject) -> *mut PyFrameObject => null_mut();
}
