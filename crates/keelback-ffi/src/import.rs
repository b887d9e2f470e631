//! `import.h`.

use crate::prelude::*;

capi! { "import.h" =>
    extern "C-unwind" fn PyImport_ExecCodeModule(name: *const c_char, co: *mut PyObject) -> *mut PyObject;
    extern "C-unwind" fn PyImport_ExecCodeModuleEx(name: *const c_char, co: *mut PyObject, pathname: *const c_char) -> *mut PyObject;
    extern "C-unwind" fn PyImport_ExecCodeModuleObject(name: *mut PyObject, co: *mut PyObject, pathname: *mut PyObject, cpathname: *mut PyObject) -> *mut PyObject;
    fn PyImport_GetModuleDict() -> *mut PyObject;
    fn PyImport_GetModule(name: *mut PyObject) -> *mut PyObject;
    fn PyImport_AddModuleObject(name: *mut PyObject) -> *mut PyObject;
    fn PyImport_AddModule(name: *const c_char) -> *mut PyObject;
    extern "C-unwind" fn PyImport_ImportModule(name: *const c_char) -> *mut PyObject;
    extern "C-unwind" fn PyImport_ImportModuleLevel(name: *const c_char, globals: *mut PyObject, locals: *mut PyObject, fromlist: *mut PyObject, level: c_int) -> *mut PyObject;
    extern "C-unwind" fn PyImport_ImportModuleLevelObject(name: *mut PyObject, globals: *mut PyObject, locals: *mut PyObject, fromlist: *mut PyObject, level: c_int) -> *mut PyObject;
    extern "C-unwind" fn PyImport_Import(name: *mut PyObject) -> *mut PyObject;
    extern "C-unwind" fn PyImport_ReloadModule(m: *mut PyObject) -> *mut PyObject;
    fn PyImport_AppendInittab(name: *const c_char, initfunc: Option<unsafe extern "C" fn() -> *mut PyObject>) -> c_int;
    fn PyImport_GetMagicNumber() -> c_long;
    fn PyImport_GetMagicTag() -> *const c_char;
    fn PyImport_ExecCodeModuleWithPathnames(name: *const c_char, co: *mut PyObject, pathname: *const c_char, cpathname: *const c_char) -> *mut PyObject;
    fn PyImport_GetImporter(path: *mut PyObject) -> *mut PyObject;
    fn PyImport_ImportFrozenModuleObject(name: *mut PyObject) -> c_int;
    fn PyImport_ImportFrozenModule(name: *const c_char) -> c_int;
    [3.13] fn PyImport_AddModuleRef(name: *const c_char) -> *mut PyObject => null_mut();
    [3.14] fn PyImport_ImportModuleAttr(mod_name: *mut PyObject, attr_name: *mut PyObject) -> *mut PyObject => null_mut();
    [3.14] fn PyImport_ImportModuleAttrString(mod_name: *const c_char, attr_name: *const c_char) -> *mut PyObject => null_mut();
}

/// [`PyImport_ImportModuleLevel`] at the top level.
///
/// # Safety
///
/// As [`PyImport_ImportModuleLevel`].
#[inline]
pub unsafe fn PyImport_ImportModuleEx(
    name: *const c_char,
    globals: *mut PyObject,
    locals: *mut PyObject,
    fromlist: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { PyImport_ImportModuleLevel(name, globals, locals, fromlist, 0) }
}
