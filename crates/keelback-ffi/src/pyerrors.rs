//! `pyerrors.h`.

use crate::prelude::*;

capi! { "pyerrors.h" =>
    fn PyErr_SetNone(object: *mut PyObject);
    fn PyErr_SetObject(object: *mut PyObject, arg2: *mut PyObject);
    fn PyErr_SetString(exception: *mut PyObject, string: *const c_char);
    fn PyErr_Occurred() -> *mut PyObject;
    fn PyErr_Clear();
    fn PyErr_Fetch(arg1: *mut *mut PyObject, arg2: *mut *mut PyObject, arg3: *mut *mut PyObject);
    fn PyErr_Restore(object: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject);
    fn PyErr_GetExcInfo(arg1: *mut *mut PyObject, arg2: *mut *mut PyObject, arg3: *mut *mut PyObject);
    fn PyErr_SetExcInfo(object: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject);
    fn PyErr_GivenExceptionMatches(object: *mut PyObject, arg2: *mut PyObject) -> c_int;
    fn PyErr_ExceptionMatches(object: *mut PyObject) -> c_int;
    fn PyErr_NormalizeException(arg1: *mut *mut PyObject, arg2: *mut *mut PyObject, arg3: *mut *mut PyObject);
    fn PyException_SetTraceback(object: *mut PyObject, arg2: *mut PyObject) -> c_int;
    fn PyException_GetTraceback(object: *mut PyObject) -> *mut PyObject;
    fn PyException_GetCause(object: *mut PyObject) -> *mut PyObject;
    fn PyException_SetCause(object: *mut PyObject, arg2: *mut PyObject);
    fn PyException_GetContext(object: *mut PyObject) -> *mut PyObject;
    fn PyException_SetContext(object: *mut PyObject, arg2: *mut PyObject);
    fn PyExceptionClass_Name(object: *mut PyObject) -> *const c_char;
    fn PyErr_BadArgument() -> c_int;
    fn PyErr_NoMemory() -> *mut PyObject;
    fn PyErr_SetFromErrno(object: *mut PyObject) -> *mut PyObject;
    fn PyErr_SetFromErrnoWithFilenameObject(object: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    fn PyErr_SetFromErrnoWithFilenameObjects(object: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject) -> *mut PyObject;
    fn PyErr_SetFromErrnoWithFilename(exc: *mut PyObject, filename: *const c_char) -> *mut PyObject;
    fn PyErr_SetImportErrorSubclass(object: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject, arg4: *mut PyObject) -> *mut PyObject;
    fn PyErr_SetImportError(object: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject) -> *mut PyObject;
    fn PyErr_BadInternalCall();
    fn PyErr_NewException(name: *const c_char, base: *mut PyObject, dict: *mut PyObject) -> *mut PyObject;
    fn PyErr_NewExceptionWithDoc(name: *const c_char, doc: *const c_char, base: *mut PyObject, dict: *mut PyObject) -> *mut PyObject;
    fn PyErr_WriteUnraisable(object: *mut PyObject);
    fn PyErr_CheckSignals() -> c_int;
    fn PyErr_SetInterrupt();
    [3.10] fn PyErr_SetInterruptEx(signum: c_int) -> c_int => -1;
    [3.11] fn PyErr_GetHandledException() -> *mut PyObject => null_mut();
    [3.11] fn PyErr_SetHandledException(object: *mut PyObject);
    [3.12] fn PyErr_GetRaisedException() -> *mut PyObject => null_mut();
    [3.12] fn PyErr_SetRaisedException(object: *mut PyObject);
    [3.12] fn PyException_GetArgs(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.12] fn PyException_SetArgs(object: *mut PyObject, arg2: *mut PyObject);
    [3.13] fn PySignal_SetWakeupFd(fd: c_int) -> c_int => -1;
    [3.12] fn _PyErr_ChainExceptions1(object: *mut PyObject);
    [3.9 to 3.12] fn _PyErr_ChainExceptions(object: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject);
}
