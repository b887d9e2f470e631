//! `slice`: `PySlice_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/slice.html>.

use super::wrap::wrap_new;
use crate::ffi;
use crate::instance::Bound;
use crate::types::{PyAny, PySlice};
use crate::{PyErr, PyResult};

wrap_new! {
    /// `slice(start, stop, step)`; what is left out is `None`.
    new(start: Option<&Bound<'_, PyAny>>, stop: Option<&Bound<'_, PyAny>>, step: Option<&Bound<'_, PyAny>>)
        -> Bound<'py, PySlice> = PySlice_New;
}

/// Start, stop and step as the slice has them.
#[inline]
pub(crate) fn unpack(slice: &Bound<'_, PySlice>) -> PyResult<(isize, isize, isize)> {
    let (mut start, mut stop, mut step) = (0, 0, 0);
    // SAFETY: a slice; the call writes to the three places.
    if unsafe { ffi::PySlice_Unpack(slice.as_ptr(), &mut start, &mut stop, &mut step) } < 0 {
        return Err(PyErr::fetch(slice.py()));
    }
    Ok((start, stop, step))
}

/// Start and stop for a sequence of `length` items, and how many items that is.
#[inline]
pub(crate) fn adjust(length: isize, mut start: isize, mut stop: isize, step: isize) -> (isize, isize, isize) {
    // SAFETY: plain arithmetic on the two places.
    let count = unsafe { ffi::PySlice_AdjustIndices(length, &mut start, &mut stop, step) };
    (start, stop, count)
}
