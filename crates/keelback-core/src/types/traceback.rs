//! Tracebacks.

use super::PyFrame;
use super::sealed::Sealed;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;

raw::native_type::native_type!(
    /// Where an exception was raised.
    PyTraceback, "types", "TracebackType", PyTraceBack_Type
);

impl PyTraceback {
    /// An entry in front of `next`.
    ///
    /// # Errors
    ///
    /// `ValueError` if it would be part of itself.
    #[inline]
    pub fn new<'py>(
        py: Python<'py>,
        next: Option<Bound<'py, PyTraceback>>,
        frame: Bound<'py, PyFrame>,
        instruction_index: i32,
        line_number: i32,
    ) -> PyResult<Bound<'py, PyTraceback>> {
        let arguments = (next, frame, instruction_index, line_number);
        Ok(py.get_type::<PyTraceback>().call1(arguments)?.cast_into()?)
    }
}

/// The methods of tracebacks.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python traceback",
    note = "`Bound<'_, PyTraceback>` has these methods"
)]
pub trait PyTracebackMethods<'py>: Sealed {
    /// The text that Python prints.
    ///
    /// # Errors
    ///
    /// What writing to an `io.StringIO` raises.
    fn format(&self) -> PyResult<String>;
}

impl<'py> PyTracebackMethods<'py> for Bound<'py, PyTraceback> {
    #[inline]
    fn format(&self) -> PyResult<String> {
        let file = self.py().import("io")?.getattr("StringIO")?.call0()?;
        raw::traceback::print(self, &file)?;
        file.call_method0("getvalue")?.extract()
    }
}
