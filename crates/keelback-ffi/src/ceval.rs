//! `ceval.h`.

use crate::prelude::*;

capi! { "ceval.h" =>
    fn PyEval_GetBuiltins() -> *mut PyObject;
    fn PyEval_GetGlobals() -> *mut PyObject;
    fn PyEval_GetLocals() -> *mut PyObject;
    fn PyEval_GetFrame() -> *mut PyFrameObject;
    fn Py_AddPendingCall(func: Option<unsafe extern "C" fn(*mut c_void) -> c_int>, arg: *mut c_void) -> c_int;
    fn Py_MakePendingCalls() -> c_int;
    fn Py_SetRecursionLimit(arg1: c_int);
    fn Py_GetRecursionLimit() -> c_int;
    fn Py_EnterRecursiveCall(r#where: *const c_char) -> c_int;
    fn Py_LeaveRecursiveCall();
    fn PyEval_SaveThread() -> *mut PyThreadState;
    extern "C-unwind" fn PyEval_RestoreThread(arg1: *mut PyThreadState);
    extern "C-unwind" fn PyEval_AcquireThread(tstate: *mut PyThreadState);
    fn PyEval_ReleaseThread(tstate: *mut PyThreadState);
    extern "C-unwind" fn PyEval_EvalCode(object: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject) -> *mut PyObject;
    fn PyEval_GetFuncName(object: *mut PyObject) -> *const c_char;
    fn PyEval_GetFuncDesc(object: *mut PyObject) -> *const c_char;
    [3.9] fn PyEval_SetProfile(arg1: Option<Py_tracefunc>, object: *mut PyObject);
    [3.9] fn PyEval_SetTrace(arg1: Option<Py_tracefunc>, object: *mut PyObject);
    [3.12] fn PyEval_SetProfileAllThreads(arg1: Option<Py_tracefunc>, object: *mut PyObject);
    [3.12] fn PyEval_SetTraceAllThreads(arg1: Option<Py_tracefunc>, object: *mut PyObject);
    [3.13] fn PyEval_GetFrameBuiltins() -> *mut PyObject => null_mut();
    [3.13] fn PyEval_GetFrameGlobals() -> *mut PyObject => null_mut();
    [3.13] fn PyEval_GetFrameLocals() -> *mut PyObject => null_mut();
}
