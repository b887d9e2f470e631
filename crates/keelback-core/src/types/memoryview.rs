//! `memoryview`.

use super::PyAny;
use crate::instance::Bound;
use crate::{PyErr, PyResult, raw};

raw::native_type::native_type!(
    /// Python's `memoryview`.
    PyMemoryView, "builtins", "memoryview", PyMemoryView_Type
);

impl PyMemoryView {
    /// `memoryview(src)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if the object has no buffer.
    #[inline]
    pub fn from<'py>(src: &Bound<'py, PyAny>) -> PyResult<Bound<'py, Self>> {
        raw::memoryview::from_object(src)
    }
}

impl<'py> TryFrom<&Bound<'py, PyAny>> for Bound<'py, PyMemoryView> {
    type Error = PyErr;

    #[inline]
    fn try_from(src: &Bound<'py, PyAny>) -> PyResult<Self> {
        PyMemoryView::from(src)
    }
}
