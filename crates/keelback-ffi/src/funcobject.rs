//! `funcobject.h`.

use crate::prelude::*;

capi! { "funcobject.h" =>
    [3.9] fn PyFunction_New(object: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyFunction_NewWithQualName(object: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyFunction_GetCode(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyFunction_GetGlobals(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyFunction_GetModule(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyFunction_GetDefaults(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyFunction_SetDefaults(object: *mut PyObject, arg2: *mut PyObject) -> c_int => -1;
    [3.9] fn PyFunction_GetKwDefaults(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyFunction_SetKwDefaults(object: *mut PyObject, arg2: *mut PyObject) -> c_int => -1;
    [3.9] fn PyFunction_GetClosure(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyFunction_SetClosure(object: *mut PyObject, arg2: *mut PyObject) -> c_int => -1;
    [3.9] fn PyFunction_GetAnnotations(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyFunction_SetAnnotations(object: *mut PyObject, arg2: *mut PyObject) -> c_int => -1;
    [3.9] fn PyClassMethod_New(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyStaticMethod_New(object: *mut PyObject) -> *mut PyObject => null_mut();
}
