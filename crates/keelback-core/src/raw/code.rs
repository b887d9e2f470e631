//! Running source text, and what else the interpreter answers.
//!
//! C-API: <https://docs.python.org/3/c-api/veryhigh.html>.

use std::ffi::{CStr, c_int};

use crate::PyResult;
use crate::err::error_on_minus_one;
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::types::PyDict;

/// What a source text is.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Expression,
    Statements,
}

impl Kind {
    #[inline]
    fn start(self) -> c_int {
        match self {
            Self::Expression => ffi::Py_eval_input,
            Self::Statements => ffi::Py_file_input,
        }
    }
}

/// Compiles and runs a source text.
///
/// # Errors
///
/// `SyntaxError`, or whatever the code raises.
#[inline]
pub(crate) fn run<'py>(
    py: Python<'py>,
    code: &CStr,
    kind: Kind,
    globals: Option<&Bound<'py, PyDict>>,
    locals: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let main = match globals {
        Some(globals) => globals.clone(),
        None => py.import("__main__")?.dict(),
    };
    let builtins = crate::intern!(py, "__builtins__");
    if !main.contains(builtins)? {
        main.set_item(builtins, py.import("builtins")?)?;
    }
    let locals = locals.unwrap_or(&main);
    // SAFETY: both texts end with a NUL.
    let compiled = unsafe { ffi::Py_CompileString(code.as_ptr(), c"<string>".as_ptr(), kind.start()) };
    // SAFETY: an owned reference to a code object, or null with an exception set.
    let compiled: Bound<'py, PyAny> = unsafe { Bound::from_owned_raw_or_err(py, compiled) }?;
    // SAFETY: a code object and two dictionaries.
    let result = unsafe { ffi::PyEval_EvalCode(compiled.as_ptr(), main.as_ptr(), locals.as_ptr()) };
    // SAFETY: an owned reference, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, result) }
}

/// `sys.version` of the Python that the library is bound to.
#[inline]
pub(crate) fn version() -> &'static str {
    // SAFETY: the function may be called at any time.
    let version = unsafe { ffi::Py_GetVersion() };
    // SAFETY: the text is static in the interpreter's library, which is never unloaded.
    unsafe { CStr::from_ptr(version) }.to_str().unwrap_or_default()
}

/// Runs signal handlers that wait.
///
/// # Errors
///
/// What a handler raises.
#[inline]
pub(crate) fn check_signals(py: Python<'_>) -> PyResult<()> {
    // SAFETY: the token proves the thread is attached.
    error_on_minus_one(py, unsafe { ffi::PyErr_CheckSignals() })
}
