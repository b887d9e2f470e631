//! Code objects, and running source text.

use std::ffi::CStr;

use super::{PyAny, PyAnyMethods, PyDict, PyDictMethods};
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// Compiled source text.
    PyCode, "types", "CodeType", PyCode_Type
);

/// What source text is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PyCodeInput {
    /// One expression; running it gives its value.
    Eval,
    /// Any statements; running them gives `None`.
    File,
}

impl PyCode {
    /// Compiles source text; `filename` is what tracebacks show.
    ///
    /// # Errors
    ///
    /// `SyntaxError`.
    #[inline]
    pub fn compile<'py>(
        py: Python<'py>,
        code: &CStr,
        filename: &CStr,
        input: PyCodeInput,
    ) -> PyResult<Bound<'py, PyCode>> {
        let start = match input {
            PyCodeInput::Eval => ffi::Py_eval_input,
            PyCodeInput::File => ffi::Py_file_input,
        };
        raw::import::compile(py, code, filename, start)
    }
}

/// The methods of code objects.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python code object",
    note = "`Bound<'_, PyCode>` has these methods"
)]
pub trait PyCodeMethods<'py> {
    /// Runs the code; without globals in `__main__`, without locals in the globals.
    ///
    /// # Errors
    ///
    /// What the code raises.
    fn run(
        &self,
        globals: Option<&Bound<'py, PyDict>>,
        locals: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>>;
}

impl<'py> PyCodeMethods<'py> for Bound<'py, PyCode> {
    #[inline]
    fn run(
        &self,
        globals: Option<&Bound<'py, PyDict>>,
        locals: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = self.py();
        let globals = match globals {
            Some(globals) => globals.clone(),
            None => py.import("__main__")?.getattr("__dict__")?.cast_into()?,
        };
        let name = crate::intern!(py, "__builtins__");
        if !globals.contains(name)? {
            globals.set_item(name, py.import("builtins")?)?;
        }
        raw::import::eval_code(self, &globals, locals.unwrap_or(&globals))
    }
}
