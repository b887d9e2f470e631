//! Raising an exception, or telling it where nobody catches it.

use std::ffi::CStr;

use super::{PyErr, PyResult};
use crate::instance::Bound;
use crate::marker::Python;
use crate::raw;
use crate::types::PyAny;

impl PyErr {
    /// Raises it on this thread, for code that goes back to the interpreter.
    #[inline]
    pub fn restore(self, py: Python<'_>) {
        match self.into_word() {
            Ok(value) => raw::errors::raise(value, py),
            Err(lazy) => lazy.raise(py),
        }
    }

    /// Reports it to `sys.unraisablehook`, where there is nobody to raise it to.
    #[inline]
    pub fn write_unraisable(self, py: Python<'_>, context: Option<&Bound<'_, PyAny>>) {
        raw::errors::write_unraisable(py, self, context);
    }

    /// Prints it with its traceback to `sys.stderr`, and calls `sys.excepthook`; a `SystemExit` ends the program.
    #[inline]
    pub fn print(&self, py: Python<'_>) {
        raw::errors::print(py, self.clone_ref(py), false);
    }

    /// As [`PyErr::print`], and sets `sys.last_value` and its kin.
    #[inline]
    pub fn print_and_set_sys_last_vars(&self, py: Python<'_>) {
        raw::errors::print(py, self.clone_ref(py), true);
    }

    /// Prints it with its traceback to `sys.stderr`, also where it is a `SystemExit`.
    #[inline]
    pub fn display(&self, py: Python<'_>) {
        raw::errors::display(self.value(py));
    }

    /// Issues a warning of class `category`, as `warnings.warn` does.
    ///
    /// # Errors
    ///
    /// The warning itself where the filters turn it into an error.
    ///
    /// ```
    /// use keelback_core::exceptions::PyUserWarning;
    /// use keelback_core::prelude::*;
    ///
    /// Python::attach(|py| {
    ///     py.import("warnings").unwrap().call_method1("simplefilter", ("error",)).unwrap();
    ///     let category = py.get_type::<PyUserWarning>();
    ///     let error = PyErr::warn(py, &category, c"hot", 1).unwrap_err();
    ///     assert_eq!(error.to_string(), "UserWarning: hot");
    /// });
    /// ```
    #[inline]
    pub fn warn<'py>(_py: Python<'py>, category: &Bound<'py, PyAny>, message: &CStr, stacklevel: i32) -> PyResult<()> {
        raw::errors::warn(category, message, stacklevel as isize)
    }

    /// Issues a warning as if it came from the line `lineno` of the file, as `warnings.warn_explicit` does.
    ///
    /// # Errors
    ///
    /// The warning itself where the filters turn it into an error; `TypeError` if `registry` is neither a `dict` nor
    /// `None`.
    #[inline]
    pub fn warn_explicit<'py>(
        _py: Python<'py>,
        category: &Bound<'py, PyAny>,
        message: &CStr,
        filename: &CStr,
        lineno: i32,
        module: Option<&CStr>,
        registry: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<()> {
        raw::errors::warn_explicit(category, message, filename, lineno, module, registry)
    }
}
