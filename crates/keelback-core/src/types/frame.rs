//! Frames of running Python code.

use std::ffi::CStr;

use super::sealed::Sealed;
use super::{PyCode, PyDict};
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;

raw::native_type::native_type!(
    /// A call of a Python function, or a module that is being run.
    PyFrame, "types", "FrameType", PyFrame_Type
);

impl PyFrame {
    /// A frame that says it is in `func_name` of `file_name` at `line_number`, for tracebacks of code that is not
    /// Python.
    ///
    /// # Errors
    ///
    /// `MemoryError`; `SystemError` where a future Python has no function for it.
    #[inline]
    pub fn new<'py>(
        py: Python<'py>,
        file_name: &CStr,
        func_name: &CStr,
        line_number: i32,
    ) -> PyResult<Bound<'py, PyFrame>> {
        raw::frame::new(py, file_name, func_name, line_number)
    }
}

/// The methods of frames.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python frame",
    note = "`Bound<'_, PyFrame>` has these methods"
)]
pub trait PyFrameMethods<'py>: Sealed {
    /// The line that runs.
    fn line_number(&self) -> i32;

    /// The frame that called this one.
    fn outer(&self) -> Option<Bound<'py, PyFrame>>;

    /// What it runs.
    fn code(&self) -> Bound<'py, PyCode>;

    /// A local variable.
    ///
    /// # Errors
    ///
    /// `NameError` if it has no value.
    fn var(&self, name: &CStr) -> PyResult<Bound<'py, PyAny>>;

    /// The built-in names.
    fn builtins(&self) -> Bound<'py, PyDict>;

    /// The global names.
    fn globals(&self) -> Bound<'py, PyDict>;

    /// The local names: a mapping.
    fn locals(&self) -> Bound<'py, PyAny>;
}

/// An attribute that every frame has.
#[inline]
fn attribute<'py>(frame: &Bound<'py, PyFrame>, name: &str) -> Bound<'py, PyAny> {
    frame.getattr(name).expect("a frame has it")
}

impl<'py> PyFrameMethods<'py> for Bound<'py, PyFrame> {
    #[inline]
    fn line_number(&self) -> i32 {
        // There is none (`None`) between lines.
        attribute(self, "f_lineno").extract().unwrap_or(0)
    }

    #[inline]
    fn outer(&self) -> Option<Bound<'py, PyFrame>> {
        attribute(self, "f_back").cast_into().ok()
    }

    #[inline]
    fn code(&self) -> Bound<'py, PyCode> {
        attribute(self, "f_code").cast_into().expect("a code object")
    }

    #[inline]
    fn var(&self, name: &CStr) -> PyResult<Bound<'py, PyAny>> {
        let locals = self.locals();
        locals.get_item(name).map_err(|error| {
            if error.is_instance_of::<crate::exceptions::PyKeyError>(self.py()) {
                let message = format!("variable '{}' does not exist", name.to_string_lossy());
                crate::exceptions::PyNameError::new_err(message)
            } else {
                error
            }
        })
    }

    #[inline]
    fn builtins(&self) -> Bound<'py, PyDict> {
        attribute(self, "f_builtins").cast_into().expect("a dict")
    }

    #[inline]
    fn globals(&self) -> Bound<'py, PyDict> {
        attribute(self, "f_globals").cast_into().expect("a dict")
    }

    #[inline]
    fn locals(&self) -> Bound<'py, PyAny> {
        attribute(self, "f_locals")
    }
}
