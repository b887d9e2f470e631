//! `moduleobject.h`.

mod definition;
pub(crate) mod registry;

pub use self::definition::{
    PyModuleDef, PyModuleDef_Base, PyModuleDef_HEAD_INIT, PyModuleDef_Slot,
};
pub use self::registry::{
    PYTHON_API_VERSION,     PyModule_Create, PyModule_Create2, PyModule_ExecDef, PyModule_FromDefAndSpec,
    PyModule_FromDefAndSpec2, PyModule_GetDef, PyModuleDef_Init, PyState_AddModule,
    PyState_FindModule, PyState_RemoveModule, PyType_GetModuleByDef,
};
use crate::prelude::*;

capi! { "moduleobject.h" =>
    fn PyModule_NewObject(name: *mut PyObject) -> *mut PyObject;
    fn PyModule_New(name: *const c_char) -> *mut PyObject;
    fn PyModule_GetDict(object: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetNameObject(object: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetName(object: *mut PyObject) -> *const c_char;
    fn PyModule_GetFilename(object: *mut PyObject) -> *const c_char;
    fn PyModule_GetFilenameObject(object: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetState(object: *mut PyObject) -> *mut c_void;
    [3.13] fn PyUnstable_Module_SetGIL(module: *mut PyObject, gil: *mut c_void) -> c_int => -1;
    [3.15] fn PyModule_FromSlotsAndSpec(slots: *const PySlot, spec: *mut PyObject) -> *mut PyObject => null_mut();
    [3.15] fn PyModule_Exec(module: *mut PyObject) -> c_int => -1;
    [3.15] fn PyModule_GetStateSize(module: *mut PyObject, result: *mut Py_ssize_t) -> c_int => -1;
    [3.15] fn PyModule_GetToken(module: *mut PyObject, result: *mut *mut c_void) -> c_int => -1;
    [3.15] fn PyModule_GetState_DuringGC(object: *mut PyObject) -> *mut c_void => null_mut();
    [3.15] fn PyModule_GetToken_DuringGC(module: *mut PyObject, result: *mut *mut c_void) -> c_int => -1;
}
