//! `slice`.

use std::convert::Infallible;

use super::PyRange;
use super::sealed::Sealed;
use crate::conversion::IntoPyObject;
use crate::inspect::PyStaticExpr;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::type_object::PyTypeInfo;
use crate::types::PyRangeMethods;

raw::native_type::native_type!(
    /// Python's `slice`.
    PySlice, "builtins", "slice", PySlice_Type, check: PySlice_Check, exact: PySlice_Check
);

/// What a slice means for a sequence of a given length.
#[derive(Debug, Eq, PartialEq)]
pub struct PySliceIndices {
    /// The first index.
    pub start: isize,
    /// The index to stop before; -1 where a negative step reaches the beginning.
    pub stop: isize,
    /// From one index to the next; negative for going backwards.
    pub step: isize,
    /// How many indices there are.
    pub slicelength: usize,
}

impl PySliceIndices {
    /// Indices with the length left open (0).
    #[must_use]
    #[inline]
    pub fn new(start: isize, stop: isize, step: isize) -> PySliceIndices {
        Self { start, stop, step, slicelength: 0 }
    }
}

impl PySlice {
    /// `slice(start, stop, step)`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[must_use]
    #[inline]
    pub fn new(py: Python<'_>, start: isize, stop: isize, step: isize) -> Bound<'_, PySlice> {
        let [start, stop, step] = [start, stop, step].map(|value| raw::long::from_ssize_t(py, value));
        raw::slice::new(py, Some(start.as_any()), Some(stop.as_any()), Some(step.as_any())).expect("memory for a slice")
    }

    /// `slice(None)`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[must_use]
    #[inline]
    pub fn full(py: Python<'_>) -> Bound<'_, PySlice> {
        raw::slice::new(py, None, None, None).expect("memory for a slice")
    }
}

/// The methods of slices.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python slice",
    note = "`Bound<'_, PySlice>` has these methods"
)]
pub trait PySliceMethods<'py>: Sealed {
    /// What the slice means for a sequence of `length` items.
    ///
    /// # Errors
    ///
    /// `TypeError` if it holds something other than integers, `ValueError` if the step is 0.
    fn indices(&self, length: isize) -> PyResult<PySliceIndices>;
}

impl<'py> PySliceMethods<'py> for Bound<'py, PySlice> {
    #[inline]
    fn indices(&self, length: isize) -> PyResult<PySliceIndices> {
        let (start, stop, step) = raw::slice::unpack(self)?;
        let (start, stop, count) = raw::slice::adjust(length, start, stop, step);
        Ok(PySliceIndices { start, stop, step, slicelength: usize::try_from(count)? })
    }
}

impl<'py> IntoPyObject<'py> for PySliceIndices {
    type Target = PySlice;
    type Output = Bound<'py, PySlice>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PySlice::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PySlice::new(py, self.start, self.stop, self.step))
    }
}

impl<'py> IntoPyObject<'py> for &PySliceIndices {
    type Target = PySlice;
    type Output = Bound<'py, PySlice>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PySlice::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PySlice::new(py, self.start, self.stop, self.step))
    }
}

impl<'py> TryFrom<Bound<'py, PyRange>> for Bound<'py, PySlice> {
    type Error = PyErr;

    #[inline]
    fn try_from(range: Bound<'py, PyRange>) -> PyResult<Self> {
        Ok(PySlice::new(range.py(), range.start()?, range.stop()?, range.step()?))
    }
}
