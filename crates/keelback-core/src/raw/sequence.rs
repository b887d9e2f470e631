//! The sequence protocol: `PySequence_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/sequence.html>.

use super::wrap::wrap;
use crate::exceptions::PyOverflowError;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::{PyAny, PyList, PySequence, PyTuple};
use crate::{PyErr, PyResult, ffi};

wrap! {
    /// `len(sequence)`.
    len(sequence: &Bound<'py, PyAny>) -> usize = PySequence_Size;
    /// `sequence + other`.
    concat(sequence: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PySequence> =
        PySequence_Concat;
    /// `sequence * count`.
    repeat(sequence: &Bound<'py, PyAny>, count: isize) -> Bound<'py, PySequence> = PySequence_Repeat;
    /// `sequence += other`.
    in_place_concat(sequence: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PySequence> =
        PySequence_InPlaceConcat;
    /// `sequence *= count`.
    in_place_repeat(sequence: &Bound<'py, PyAny>, count: isize) -> Bound<'py, PySequence> =
        PySequence_InPlaceRepeat;
    /// `sequence[index]`.
    get_item(sequence: &Bound<'py, PyAny>, index: isize) -> Bound<'py, PyAny> = PySequence_GetItem;
    /// `sequence[low:high]`.
    get_slice(sequence: &Bound<'py, PyAny>, low: isize, high: isize) -> Bound<'py, PySequence> =
        PySequence_GetSlice;
    /// `sequence[index] = item`.
    set_item(sequence: &Bound<'py, PyAny>, index: isize, item: &Bound<'_, PyAny>) -> () = PySequence_SetItem;
    /// `del sequence[index]`.
    del_item(sequence: &Bound<'py, PyAny>, index: isize) -> () = PySequence_DelItem;
    /// `sequence[low:high] = items`.
    set_slice(sequence: &Bound<'py, PyAny>, low: isize, high: isize, items: &Bound<'_, PyAny>) -> () =
        PySequence_SetSlice;
    /// `del sequence[low:high]`.
    del_slice(sequence: &Bound<'py, PyAny>, low: isize, high: isize) -> () = PySequence_DelSlice;
    /// `sequence.count(value)`.
    count(sequence: &Bound<'py, PyAny>, value: &Bound<'_, PyAny>) -> usize = PySequence_Count;
    /// `sequence.index(value)`.
    index(sequence: &Bound<'py, PyAny>, value: &Bound<'_, PyAny>) -> usize = PySequence_Index;
    /// `list(iterable)`.
    to_list(iterable: &Bound<'py, PyAny>) -> Bound<'py, PyList> = PySequence_List;
    /// `tuple(iterable)`.
    to_tuple(iterable: &Bound<'py, PyAny>) -> Bound<'py, PyTuple> = PySequence_Tuple;
}

/// Whether the object has what `object[index]` needs, without being a mapping.
#[inline]
pub(crate) fn check(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: a live object.
    unsafe { ffi::PySequence_Check(object.as_ptr()) != 0 }
}

/// A size or count as C wants it; nothing in memory is larger.
#[inline]
pub(crate) fn size(_py: Python<'_>, size: usize) -> PyResult<isize> {
    isize::try_from(size).map_err(|_| too_large())
}

#[cold]
fn too_large() -> PyErr {
    PyOverflowError::new_err("out of range integral type conversion attempted")
}

/// An index as C wants it: what is larger is past every end.
#[inline]
pub(crate) fn index_of(index: usize) -> isize {
    isize::try_from(index).unwrap_or(isize::MAX)
}
