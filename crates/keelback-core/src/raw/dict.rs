//! `dict`: `PyDict_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/dict.html>.

use super::quiet::Quiet;
use super::wrap::{wrap, wrap_new};
use crate::conversion::FromPyObjectOwned;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::types::{PyAny, PyDict, PyList};
use crate::{PyErr, PyResult};

wrap_new! {
    /// `{}`.
    new() -> Bound<'py, PyDict> = PyDict_New;
}

wrap! {
    /// `dict.copy()`.
    copy(dict: &Bound<'py, PyDict>) -> Bound<'py, PyDict> = PyDict_Copy;
    /// `key in dict`.
    contains(dict: &Bound<'py, PyDict>, key: &Bound<'_, PyAny>) -> bool = PyDict_Contains;
    /// `dict[key] = value`.
    set_item(dict: &Bound<'py, PyDict>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> () = PyDict_SetItem;
    /// `del dict[key]`.
    del_item(dict: &Bound<'py, PyDict>, key: &Bound<'_, PyAny>) -> () = PyDict_DelItem;
    /// `list(dict.keys())`.
    keys(dict: &Bound<'py, PyDict>) -> Bound<'py, PyList> = PyDict_Keys;
    /// `list(dict.values())`.
    values(dict: &Bound<'py, PyDict>) -> Bound<'py, PyList> = PyDict_Values;
    /// `list(dict.items())`.
    items(dict: &Bound<'py, PyDict>) -> Bound<'py, PyList> = PyDict_Items;
    /// Takes over the entries of a mapping; those that are there stay unless `replace` is 1.
    merge(dict: &Bound<'py, PyDict>, other: &Bound<'_, PyAny>, replace: std::ffi::c_int) -> () = PyDict_Merge;
    /// Takes over the pairs of a sequence; those that are there stay unless `replace` is 1.
    merge_pairs(dict: &Bound<'py, PyDict>, pairs: &Bound<'_, PyAny>, replace: std::ffi::c_int) -> () =
        PyDict_MergeFromSeq2;
}

/// `len(dict)`.
#[inline]
pub(crate) fn len(dict: &Bound<'_, PyDict>) -> usize {
    // SAFETY: the object is a dict.
    unsafe { ffi::PyDict_Size(dict.as_ptr()) as usize }
}

/// `dict.clear()`.
#[inline]
pub(crate) fn clear(dict: &Bound<'_, PyDict>) {
    // SAFETY: the object is a dict.
    unsafe { ffi::PyDict_Clear(dict.as_ptr()) };
}

/// `dict[key]`, or nothing.
#[inline]
pub(crate) fn get_item<'py>(dict: &Bound<'py, PyDict>, key: &Bound<'_, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = dict.py();
    let Some(get_item_ref) = ffi::optional::PyDict_GetItemRef() else {
        return get_item_borrowed(dict, key);
    };
    let mut value = std::ptr::null_mut();
    // SAFETY: a dict and a live object; the call writes an owned reference or null to the place.
    if unsafe { get_item_ref(dict.as_ptr(), key.as_ptr(), &mut value) } < 0 {
        return Err(PyErr::fetch(py));
    }
    // SAFETY: the call wrote an owned reference or null.
    Ok(unsafe { Bound::from_owned_raw_or_opt(py, value) })
}

/// Before Python 3.13, which has always the GIL.
#[inline]
fn get_item_borrowed<'py>(dict: &Bound<'py, PyDict>, key: &Bound<'_, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = dict.py();
    // SAFETY: a dict and a live object.
    let value = unsafe { ffi::PyDict_GetItemWithError(dict.as_ptr(), key.as_ptr()) };
    if value.is_null() {
        return if PyErr::occurred(py) { Err(PyErr::fetch(py)) } else { Ok(None) };
    }
    // SAFETY: the dict keeps its value alive, and nothing ran since that could have changed it.
    Ok(Some(unsafe { Bound::from_borrowed_raw(py, value) }))
}

/// `dict.setdefault(key, default)`, and whether that put the default there.
pub(crate) fn set_default<'py>(
    dict: &Bound<'py, PyDict>,
    key: &Bound<'py, PyAny>,
    default: &Bound<'py, PyAny>,
) -> PyResult<(bool, Bound<'py, PyAny>)> {
    let py = dict.py();
    let Some(set_default_ref) = ffi::optional::PyDict_SetDefaultRef() else {
        if let Some(value) = get_item(dict, key)? {
            return Ok((false, value));
        }
        set_item(dict, key, default)?;
        return Ok((true, default.clone()));
    };
    let mut value = std::ptr::null_mut();
    // SAFETY: a dict and two live objects; the call writes an owned reference or null to the place.
    let present = unsafe { set_default_ref(dict.as_ptr(), key.as_ptr(), default.as_ptr(), &mut value) };
    // SAFETY: the call wrote an owned reference, or null and set an exception.
    let value = unsafe { Bound::from_owned_raw_or_err(py, value) }?;
    Ok((present == 0, value))
}

/// The entry at a position, which is then that of the next one; begins with 0.
///
/// Positions hold as long as no key comes or goes.
#[inline]
pub(crate) fn next<'py>(
    dict: &Bound<'py, PyDict>,
    position: &mut isize,
) -> Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    if ffi::layout().free_threaded {
        return super::critical_section::with(dict.as_any(), || next_locked(dict, position));
    }
    next_locked(dict, position)
}

/// What [`next_read`] found.
pub(crate) enum Entry<'py, K, V> {
    /// Both could be read without running code.
    Read(K, V),
    /// The key and the value, with references of their own.
    Objects(Bound<'py, PyAny>, Bound<'py, PyAny>),
}

/// As [`next`]; what can be read without running code is read, and needs no reference.
#[inline]
pub(crate) fn next_read<'py, K, V>(dict: &Bound<'py, PyDict>, position: &mut isize) -> Option<Entry<'py, K, V>>
where
    K: FromPyObjectOwned<'py>,
    V: FromPyObjectOwned<'py>,
{
    if ffi::layout().free_threaded {
        return next(dict, position).map(|(key, value)| Entry::Objects(key, value));
    }
    let (mut key, mut value) = (std::ptr::null_mut(), std::ptr::null_mut());
    // SAFETY: a dict; the call writes to the three places, and takes no position for granted.
    if unsafe { ffi::PyDict_Next(dict.as_ptr(), position, &mut key, &mut value) } == 0 {
        return None;
    }
    // SAFETY: the dict keeps its key alive until something changes it: no code runs while it is read (`Quiet`).
    let key = unsafe { Borrowed::from_ptr_unchecked(dict.py(), key) };
    // SAFETY: as above, for the value.
    let value = unsafe { Borrowed::from_ptr_unchecked(dict.py(), value) };
    let quiet = Quiet::new(dict.py());
    if let Some(read) = V::extract_quietly(value, &quiet) {
        if let Some(key) = K::extract_quietly(key, &quiet) {
            return Some(Entry::Read(key, read));
        }
    }
    Some(Entry::Objects(key.to_owned(), value.to_owned()))
}

/// As [`next`], where no other thread changes the dict meanwhile.
#[inline]
fn next_locked<'py>(dict: &Bound<'py, PyDict>, position: &mut isize) -> Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let (mut key, mut value) = (std::ptr::null_mut(), std::ptr::null_mut());
    // SAFETY: a dict; the call writes to the three places, and takes no position for granted.
    if unsafe { ffi::PyDict_Next(dict.as_ptr(), position, &mut key, &mut value) } == 0 {
        return None;
    }
    // SAFETY: the dict keeps its key alive, and nothing ran since that could have changed it.
    let key = unsafe { Bound::from_borrowed_raw(dict.py(), key) };
    // SAFETY: as above, for the value.
    let value = unsafe { Bound::from_borrowed_raw(dict.py(), value) };
    Some((key, value))
}
