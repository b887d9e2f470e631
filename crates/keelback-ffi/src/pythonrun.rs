//! `pythonrun.h`.

use crate::prelude::*;

capi! { "pythonrun.h" =>
    fn PyErr_Print();
    fn PyErr_PrintEx(arg1: c_int);
    fn PyErr_Display(object: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject);
    [3.9] extern "C-unwind" fn PyRun_SimpleStringFlags(command: *const c_char, flags: *mut PyCompilerFlags) -> c_int => -1;
    [3.9] extern "C-unwind" fn PyRun_StringFlags(arg1: *const c_char, arg2: c_int, object: *mut PyObject, arg4: *mut PyObject, arg5: *mut PyCompilerFlags) -> *mut PyObject => null_mut();
    [3.9] fn Py_CompileStringExFlags(string: *const c_char, filename: *const c_char, start: c_int, flags: *mut PyCompilerFlags, optimize: c_int) -> *mut PyObject => null_mut();
    [3.9] fn Py_CompileStringObject(string: *const c_char, filename: *mut PyObject, start: c_int, flags: *mut PyCompilerFlags, optimize: c_int) -> *mut PyObject => null_mut();
    [3.12] fn PyErr_DisplayException(object: *mut PyObject);
    [3.14] fn Py_CompileStringFlags(string: *const c_char, filename: *const c_char, start: c_int, flags: *mut PyCompilerFlags) -> *mut PyObject => null_mut();
}

/// How source is compiled.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyCompilerFlags {
    /// `PyCF_*`.
    pub cf_flags: c_int,
    /// The minor version whose syntax is taken.
    pub cf_feature_version: c_int,
}

/// One expression of the interactive prompt.
pub const Py_single_input: c_int = 256;
/// A file.
pub const Py_file_input: c_int = 257;
/// One expression.
pub const Py_eval_input: c_int = 258;
/// The type of a function, as a comment.
pub const Py_func_type_input: c_int = 345;

/// Compiles source, a macro in some versions.
///
/// # Safety
///
/// As [`Py_CompileStringExFlags`].
#[inline]
pub unsafe fn Py_CompileString(
    source: *const c_char,
    filename: *const c_char,
    start: c_int,
) -> *mut PyObject {
    // SAFETY: the caller's contract; null is "no flags".
    unsafe { Py_CompileStringExFlags(source, filename, start, null_mut(), -1) }
}

/// Runs source, a macro in some versions.
///
/// # Safety
///
/// As [`PyRun_StringFlags`].
#[inline]
pub unsafe fn PyRun_String(
    source: *const c_char,
    start: c_int,
    globals: *mut PyObject,
    locals: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: the caller's contract; null is "no flags".
    unsafe { PyRun_StringFlags(source, start, globals, locals, null_mut()) }
}

/// Runs source in `__main__`; -1 when it raises, after the traceback was printed.
///
/// # Safety
///
/// As [`PyRun_SimpleStringFlags`].
#[inline]
pub unsafe fn PyRun_SimpleString(source: *const c_char) -> c_int {
    // SAFETY: the caller's contract; null is "no flags".
    unsafe { PyRun_SimpleStringFlags(source, null_mut()) }
}
