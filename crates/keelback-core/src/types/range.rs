//! `range`.

use super::sealed::Sealed;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;

raw::native_type::native_type!(
    /// Python's `range`.
    PyRange, "builtins", "range", PyRange_Type
);

impl<'py> PyRange {
    /// `range(start, stop)`.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn new(py: Python<'py>, start: isize, stop: isize) -> PyResult<Bound<'py, Self>> {
        Self::new_with_step(py, start, stop, 1)
    }

    /// `range(start, stop, step)`.
    ///
    /// # Errors
    ///
    /// `ValueError` if the step is 0.
    #[inline]
    pub fn new_with_step(py: Python<'py>, start: isize, stop: isize, step: isize) -> PyResult<Bound<'py, Self>> {
        Ok(py.get_type::<PyRange>().call1((start, stop, step))?.cast_into()?)
    }
}

/// The methods of ranges.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python range",
    note = "`Bound<'_, PyRange>` has these methods"
)]
pub trait PyRangeMethods<'py>: Sealed {
    /// Where it starts.
    ///
    /// # Errors
    ///
    /// `OverflowError` if that does not fit.
    fn start(&self) -> PyResult<isize>;

    /// What it stops before.
    ///
    /// # Errors
    ///
    /// `OverflowError` if that does not fit.
    fn stop(&self) -> PyResult<isize>;

    /// From one number to the next.
    ///
    /// # Errors
    ///
    /// `OverflowError` if that does not fit.
    fn step(&self) -> PyResult<isize>;
}

impl<'py> PyRangeMethods<'py> for Bound<'py, PyRange> {
    #[inline]
    fn start(&self) -> PyResult<isize> {
        self.getattr(crate::intern!(self.py(), "start"))?.extract()
    }

    #[inline]
    fn stop(&self) -> PyResult<isize> {
        self.getattr(crate::intern!(self.py(), "stop"))?.extract()
    }

    #[inline]
    fn step(&self) -> PyResult<isize> {
        self.getattr(crate::intern!(self.py(), "step"))?.extract()
    }
}
