//! Importing modules and running source text.
//!
//! C-API: <https://docs.python.org/3/c-api/import.html>, <https://docs.python.org/3/c-api/veryhigh.html>.

use std::ffi::{CStr, c_int};

use super::wrap::{wrap, wrap_new};
use crate::PyResult;
use crate::ffi;
use crate::instance::Bound;
use crate::types::{PyAny, PyCode, PyDict, PyModule, PyString};

wrap! {
    /// `import name`, and the module itself, also where the name has dots.
    import(name: &Bound<'py, PyString>) -> Bound<'py, PyModule> = PyImport_Import;
    /// What a code object comes to.
    eval_code(code: &Bound<'py, PyCode>, globals: &Bound<'_, PyDict>, locals: &Bound<'_, PyAny>) -> Bound<'py, PyAny> =
        PyEval_EvalCode;
}

wrap_new! {
    /// Runs the code as the body of a module, and puts that into `sys.modules`.
    exec_code_module(name: &CStr, code: &Bound<'_, PyCode>, file_name: &CStr) -> Bound<'py, PyModule> =
        PyImport_ExecCodeModuleEx;
}

/// Compiles source text; `start` is one of [`ffi::Py_file_input`] and [`ffi::Py_eval_input`].
#[inline]
pub(crate) fn compile<'py>(
    py: crate::marker::Python<'py>,
    source: &CStr,
    file_name: &CStr,
    start: c_int,
) -> PyResult<Bound<'py, PyCode>> {
    let (text, name) = (source.as_ptr(), file_name.as_ptr());
    // SAFETY: both texts end with a NUL; no flags, and the optimization of the interpreter.
    let code = unsafe { ffi::Py_CompileStringExFlags(text, name, start, std::ptr::null_mut(), -1) };
    // SAFETY: the call returns an owned reference to a code object, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, code) }
}
