//! `modsupport.h`.

use crate::PyABIInfo;
use crate::prelude::*;

capi! { "modsupport.h" =>
    fn PyArg_ValidateKeywordArguments(object: *mut PyObject) -> c_int;
    fn PyModule_AddObject(module: *mut PyObject, arg2: *const c_char, value: *mut PyObject) -> c_int;
    fn PyModule_AddIntConstant(object: *mut PyObject, arg2: *const c_char, arg3: c_long) -> c_int;
    fn PyModule_AddStringConstant(object: *mut PyObject, arg2: *const c_char, arg3: *const c_char) -> c_int;
    fn PyModule_AddType(module: *mut PyObject, r#type: *mut PyTypeObject) -> c_int;
    fn PyModule_SetDocString(object: *mut PyObject, arg2: *const c_char) -> c_int;
    fn PyModule_AddFunctions(object: *mut PyObject, arg2: *mut PyMethodDef) -> c_int;
    fn PyModule_AddObjectRef(module: *mut PyObject, name: *const c_char, value: *mut PyObject) -> c_int = add_before_3_10;
    [3.13] fn PyModule_Add(module: *mut PyObject, name: *const c_char, value: *mut PyObject) -> c_int => -1;
    [3.15] fn PyABIInfo_Check(info: *mut PyABIInfo, module_name: *const c_char) -> c_int => -1;
}

/// A converter's result that asks to be called again, to clean up.
pub const Py_CLEANUP_SUPPORTED: c_int = 0x2_0000;
/// The version of the stable ABI that a module says it was compiled for.
pub const PYTHON_ABI_VERSION: c_int = 3;

/// `PyModule_AddObjectRef` by way of the function that takes the reference, if it succeeds.
unsafe extern "C" fn add_before_3_10(
    module: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    // SAFETY: the caller's contract; null is "an exception is set", which is passed on.
    unsafe { crate::Py_IncRef(value) };
    // SAFETY: the caller's contract.
    let result = unsafe { PyModule_AddObject(module, name, value) };
    if result < 0 {
        // SAFETY: it did not take the reference.
        unsafe { crate::Py_DecRef(value) };
    }
    result
}
