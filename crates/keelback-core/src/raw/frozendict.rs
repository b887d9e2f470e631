//! `frozendict`: `PyFrozenDict_*`, from Python 3.15 on, and what reads a `dict` too.
//!
//! C-API: <https://docs.python.org/3.15/c-api/dict.html>, PEP 814.

use super::wrap::wrap;
use crate::ffi;
use crate::instance::Bound;
use crate::types::{PyAny, PyFrozenDict, PyList};
use crate::{PyErr, PyResult};

wrap! {
    /// `frozendict(entries)`, for a mapping or pairs.
    new(entries: &Bound<'py, PyAny>) -> Bound<'py, PyFrozenDict> = PyFrozenDict_New;
    /// `key in dict`.
    contains(dict: &Bound<'py, PyFrozenDict>, key: &Bound<'_, PyAny>) -> bool = PyDict_Contains;
    /// `list(dict.keys())`.
    keys(dict: &Bound<'py, PyFrozenDict>) -> Bound<'py, PyList> = PyDict_Keys;
    /// `list(dict.values())`.
    values(dict: &Bound<'py, PyFrozenDict>) -> Bound<'py, PyList> = PyDict_Values;
    /// `list(dict.items())`.
    items(dict: &Bound<'py, PyFrozenDict>) -> Bound<'py, PyList> = PyDict_Items;
}

/// `len(dict)`.
#[inline]
pub(crate) fn len(dict: &Bound<'_, PyFrozenDict>) -> usize {
    // SAFETY: the object is a frozendict, which the function takes too.
    unsafe { ffi::PyDict_Size(dict.as_ptr()) as usize }
}

/// `dict[key]`, or nothing.
#[inline]
pub(crate) fn get_item<'py>(
    dict: &Bound<'py, PyFrozenDict>,
    key: &Bound<'_, PyAny>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let mut value = std::ptr::null_mut();
    // SAFETY: a frozendict, which the function takes too, and a live object; the call writes an owned reference or null
    // to the place.
    if unsafe { ffi::PyDict_GetItemRef(dict.as_ptr(), key.as_ptr(), &mut value) } < 0 {
        return Err(PyErr::fetch(dict.py()));
    }
    // SAFETY: the call wrote an owned reference or null.
    Ok(unsafe { Bound::from_owned_raw_or_opt(dict.py(), value) })
}

/// The entry at a position, which is then that of the next one; begins with 0.
#[inline]
pub(crate) fn next<'py>(
    dict: &Bound<'py, PyFrozenDict>,
    position: &mut isize,
) -> Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let (mut key, mut value) = (std::ptr::null_mut(), std::ptr::null_mut());
    // SAFETY: a frozendict, which the function takes too; the call writes to the three places.
    if unsafe { ffi::PyDict_Next(dict.as_ptr(), position, &mut key, &mut value) } == 0 {
        return None;
    }
    // SAFETY: the dictionary keeps its key alive, and never changes.
    let key = unsafe { Bound::from_borrowed_raw(dict.py(), key) };
    // SAFETY: as above, for the value.
    let value = unsafe { Bound::from_borrowed_raw(dict.py(), value) };
    Some((key, value))
}
