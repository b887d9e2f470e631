//! `tuple`: `PyTuple_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/tuple.html>.

use super::wrap::{wrap, wrap_new};
use crate::PyResult;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::types::{PyAny, PyTuple};

wrap_new! {
    /// A tuple of `length` places, each to be filled by [`initialize`] before others see it.
    new(length: isize) -> Bound<'py, PyTuple> = PyTuple_New;
}

wrap! {
    /// `tuple[low:high]`.
    get_slice(tuple: &Bound<'py, PyTuple>, low: isize, high: isize) -> Bound<'py, PyTuple> = PyTuple_GetSlice;
}

/// `len(tuple)`.
#[inline]
pub(crate) fn len(tuple: &Bound<'_, PyTuple>) -> usize {
    // SAFETY: the object is a tuple.
    unsafe { ffi::PyTuple_GET_SIZE(tuple.as_ptr()) as usize }
}

/// Puts the item into a place of a tuple that nobody else has seen yet.
///
/// # Panics
///
/// If there is no such place.
#[inline]
fn initialize(tuple: &Bound<'_, PyTuple>, index: usize, item: Bound<'_, PyAny>) {
    assert!(index < len(tuple));
    // SAFETY: the tuple is new (this function is private to the constructors below) and has more than `index` places;
    // it takes over the reference.
    unsafe { ffi::PyTuple_SET_ITEM(tuple.as_ptr(), index as ffi::Py_ssize_t, item.into_ptr()) };
}

/// `()`.
///
/// # Panics
///
/// If there is no memory.
#[inline]
pub(crate) fn new_empty(py: Python<'_>) -> Bound<'_, PyTuple> {
    new(py, 0).unwrap_or_else(|error| error.unexpected(py, "memory for an empty tuple"))
}

/// `(items[0], ...)`.
#[inline]
pub(crate) fn from_array<'py, const N: usize>(
    py: Python<'py>,
    items: [Bound<'py, PyAny>; N],
) -> PyResult<Bound<'py, PyTuple>> {
    let tuple = new(py, N as isize)?;
    for (index, item) in items.into_iter().enumerate() {
        // SAFETY: the tuple is new and has `N` places; it takes over the reference.
        unsafe { ffi::PyTuple_SET_ITEM(tuple.as_ptr(), index as ffi::Py_ssize_t, item.into_ptr()) };
    }
    Ok(tuple)
}

/// `(items[0], ...)`.
#[inline]
pub(crate) fn from_slice<'py>(py: Python<'py>, items: &[Borrowed<'_, 'py, PyAny>]) -> PyResult<Bound<'py, PyTuple>> {
    let tuple = new(py, super::sequence::size(py, items.len())?)?;
    for (index, item) in items.iter().enumerate() {
        initialize(&tuple, index, (*item).to_owned());
    }
    Ok(tuple)
}

/// A tuple of `length` items, which `next` makes one after the other; an error of it ends the work.
#[inline]
pub(crate) fn from_fn<'py>(
    py: Python<'py>,
    length: usize,
    mut next: impl FnMut(usize) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyTuple>> {
    let tuple = new(py, super::sequence::size(py, length)?)?;
    for index in 0..length {
        initialize(&tuple, index, next(index)?);
    }
    Ok(tuple)
}

/// `tuple[index]`, without negative indices; nothing past the end.
#[inline]
pub(crate) fn item<'a, 'py>(tuple: Borrowed<'a, 'py, PyTuple>, index: usize) -> Option<Borrowed<'a, 'py, PyAny>> {
    if index >= len(&tuple) {
        return None;
    }
    // SAFETY: the index is within the tuple.
    let item = unsafe { ffi::PyTuple_GET_ITEM(tuple.as_ptr(), index as ffi::Py_ssize_t) };
    // SAFETY: a tuple does not change and keeps its items alive for as long as it lives, which is `'a`; the place is
    // null only in a tuple that is being built elsewhere.
    unsafe { Borrowed::from_raw_or_opt(tuple.py(), item) }
}

/// `tuple[index]` for an index that the caller has compared with the length.
///
/// # Safety
///
/// `index` is less than the length.
#[inline]
pub(crate) unsafe fn item_unchecked<'a, 'py>(
    tuple: Borrowed<'a, 'py, PyTuple>,
    index: usize,
) -> Borrowed<'a, 'py, PyAny> {
    // SAFETY: forwarded from this function's contract.
    let item = unsafe { ffi::PyTuple_GET_ITEM(tuple.as_ptr(), index as ffi::Py_ssize_t) };
    // SAFETY: a tuple keeps its items alive for as long as it lives, which is `'a`.
    unsafe { Borrowed::from_ptr_unchecked(tuple.py(), item) }
}

/// The items, as they stand in the tuple.
#[inline]
pub(crate) fn as_slice<'a, 'py>(tuple: &'a Bound<'py, PyTuple>) -> &'a [Bound<'py, PyAny>] {
    let offset = match ffi::layout().tuple_items {
        0 => items_offset(tuple.py()),
        offset => offset,
    };
    let first = tuple.as_ptr().cast::<u8>().wrapping_add(offset).cast::<Bound<'py, PyAny>>();
    // SAFETY: the items are pointers to live objects, in a row from `offset` on, which do not change while the tuple
    // lives; `Bound` is `repr(transparent)` over such a pointer, and the slice is only lent.
    unsafe { std::slice::from_raw_parts(first, len(tuple)) }
}

/// Where the items begin, where the layout is not known: an empty tuple is as large as what comes before them.
#[cold]
fn items_offset(py: Python<'_>) -> usize {
    use crate::prelude::*;
    let size = py.get_type::<PyTuple>().getattr("__basicsize__").and_then(|size| size.extract());
    size.unwrap_or_else(|error| error.unexpected(py, "tuple.__basicsize__"))
}
