//! `list`: `PyList_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/list.html>.

use super::quiet::Quiet;
use super::wrap::{wrap, wrap_new};
use crate::conversion::FromPyObjectOwned;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::types::{PyAny, PyList, PyTuple};
use crate::{PyErr, PyResult};

/// What [`ffi::list_fields`] gives.
type ListFields = (*const ffi::Py_ssize_t, *const *mut *mut ffi::PyObject);

wrap_new! {
    /// A list of `length` places, each to be filled before others see it.
    new(length: isize) -> Bound<'py, PyList> = PyList_New;
}

wrap! {
    /// `list.append(item)`.
    append(list: &Bound<'py, PyList>, item: &Bound<'_, PyAny>) -> () = PyList_Append;
    /// `list.insert(index, item)`.
    insert(list: &Bound<'py, PyList>, index: isize, item: &Bound<'_, PyAny>) -> () = PyList_Insert;
    /// `list[low:high]`.
    get_slice(list: &Bound<'py, PyList>, low: isize, high: isize) -> Bound<'py, PyList> = PyList_GetSlice;
    /// `list[low:high] = items`; nothing deletes.
    set_slice(list: &Bound<'py, PyList>, low: isize, high: isize, items: Option<&Bound<'_, PyAny>>) -> () =
        PyList_SetSlice;
    /// `list.sort()`.
    sort(list: &Bound<'py, PyList>) -> () = PyList_Sort;
    /// `list.reverse()`.
    reverse(list: &Bound<'py, PyList>) -> () = PyList_Reverse;
    /// `tuple(list)`.
    to_tuple(list: &Bound<'py, PyList>) -> Bound<'py, PyTuple> = PyList_AsTuple;
}

/// `len(list)`.
#[inline]
pub(crate) fn len(list: &Bound<'_, PyList>) -> usize {
    // SAFETY: the object is a list.
    unsafe { ffi::PyList_GET_SIZE(list.as_ptr()) as usize }
}

/// A list of the items, which are as many as `length` says, or more, or fewer.
///
/// Code that makes the items may find the list through the collector and change it: what is there is looked at again
/// for each item.
#[inline]
pub(crate) fn collect<'py>(
    py: Python<'py>,
    length: isize,
    items: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
) -> PyResult<Bound<'py, PyList>> {
    if ffi::layout().free_threaded {
        return of_items(py, items.collect::<PyResult<Vec<_>>>()?);
    }
    let list = new(py, length)?;
    let fields = ffi::list_fields(list.as_ptr());
    let mut filled = 0;
    for item in items {
        let item = item?;
        // SAFETY: the fields are those of the list, which is alive; this thread holds the GIL.
        match fields.and_then(|fields| unsafe { place(fields, filled) }) {
            // SAFETY: a place of the list, which takes over the reference.
            Some(place) => unsafe { place.write(item.into_ptr()) },
            None => put(&list, filled, item)?,
        }
        filled += 1;
    }
    if filled < len(&list) {
        truncate(&list, filled)?;
    }
    Ok(list)
}

/// A list of items that are all there, for builds without the GIL.
///
/// The collector shows objects to other threads while all threads are stopped, which this one is not before it calls
/// Python again: by then the list is full.
fn of_items<'py>(py: Python<'py>, items: Vec<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyList>> {
    let list = new(py, super::sequence::index_of(items.len()))?;
    let Some((_, places)) = ffi::own_list_fields(list.as_ptr()) else {
        for (index, item) in items.into_iter().enumerate() {
            set_item(&list, index, item)?;
        }
        return Ok(list);
    };
    // SAFETY: a field of a new list.
    let places = unsafe { places.read() };
    for (index, item) in items.into_iter().enumerate() {
        // SAFETY: one of as many places as there are items; it is empty, and takes over the reference.
        unsafe { places.wrapping_add(index).write(item.into_ptr()) };
    }
    Ok(list)
}

/// Where the item at `index` stands; nothing past the end.
///
/// # Safety
///
/// The fields are those of a live list ([`ffi::list_fields`]), which no other thread changes: this one holds the GIL, or is
/// in a critical section of the list.
#[inline]
unsafe fn place(fields: ListFields, index: usize) -> Option<*mut *mut ffi::PyObject> {
    let (length, items) = fields;
    // SAFETY: a field of a live list (contract).
    if index >= unsafe { length.read() } as usize {
        return None;
    }
    // SAFETY: a field of a live list (contract).
    Some(unsafe { items.read() }.wrapping_add(index))
}

/// Fills a place, or appends where there is none.
#[cold]
fn put(list: &Bound<'_, PyList>, index: usize, item: Bound<'_, PyAny>) -> PyResult<()> {
    if index < len(list) { set_item(list, index, item) } else { append(list, &item) }
}

/// `list[index] = item`, without negative indices.
#[inline]
pub(crate) fn set_item(list: &Bound<'_, PyList>, index: usize, item: Bound<'_, PyAny>) -> PyResult<()> {
    let index = super::sequence::index_of(index);
    // SAFETY: the object is a list; the call takes over the reference, also when it fails.
    let status = unsafe { ffi::PyList_SetItem(list.as_ptr(), index, item.into_ptr()) };
    crate::err::error_on_minus_one(list.py(), status)
}

/// `list[index]`, without negative indices; nothing past the end.
///
/// Another thread may change the list at any time in a free-threaded build: there, the interpreter takes the
/// reference.
#[inline]
pub(crate) fn item<'py>(list: &Bound<'py, PyList>, index: usize) -> Option<Bound<'py, PyAny>> {
    if ffi::layout().free_threaded {
        return item_by_function(list, index).ok();
    }
    if index >= len(list) {
        return None;
    }
    // SAFETY: the index is within the list, which nobody changes while this thread holds the GIL.
    let item = unsafe { ffi::PyList_GET_ITEM(list.as_ptr(), index as ffi::Py_ssize_t) };
    // SAFETY: a list's item is a live object, or null where it was not filled yet.
    (!item.is_null()).then(|| unsafe { Bound::from_borrowed_raw(list.py(), item) })
}

/// A list whose items are read where they lie, as long as that runs no code.
pub(crate) struct Reader<'a, 'py> {
    list: Borrowed<'a, 'py, PyList>,
    fields: Option<ListFields>,
    quiet: Quiet,
}

/// Reads items of a list in a critical section of it, which reading does not suspend: it calls nothing of Python.
#[inline]
pub(crate) fn read<'a, 'py, R>(list: Borrowed<'a, 'py, PyList>, read: impl FnOnce(&Reader<'a, 'py>) -> R) -> R {
    super::critical_section::with(list.as_any(), || {
        read(&Reader { list, fields: ffi::own_list_fields(list.as_ptr()), quiet: Quiet::new(list.py()) })
    })
}

impl<'py> Reader<'_, 'py> {
    /// `list[index]`, if it can be read without running code; nothing past the end.
    #[inline]
    pub(crate) fn read<T: FromPyObjectOwned<'py>>(&self, index: usize) -> Option<T> {
        // SAFETY: the fields are those of the list, which is alive; there is a critical section, or the GIL (`read`).
        let place = unsafe { place(self.fields?, index) }?;
        // SAFETY: there are more than `index` items.
        let item = unsafe { place.read() };
        // SAFETY: a list's item is a live object, or null where it was not filled yet. The list keeps it alive until it
        // is read: no code runs meanwhile that could change the list (`Quiet`).
        let item = unsafe { Borrowed::from_ptr_or_opt(self.list.py(), item) }?;
        T::extract_quietly(item, &self.quiet)
    }
}

/// `list[index]` for an index that the caller has compared with the length.
///
/// # Safety
///
/// `index` is less than the length, and nobody makes the list shorter meanwhile.
///
/// # Panics
///
/// If that does not hold in a free-threaded build.
#[inline]
pub(crate) unsafe fn item_unchecked<'py>(list: &Bound<'py, PyList>, index: usize) -> Bound<'py, PyAny> {
    if ffi::layout().free_threaded {
        return item_by_function(list, index)
            .unwrap_or_else(|error| error.unexpected(list.py(), "an index below the length"));
    }
    // SAFETY: the index is within the list (contract).
    let item = unsafe { ffi::PyList_GET_ITEM(list.as_ptr(), index as ffi::Py_ssize_t) };
    // SAFETY: a list's item is a live object.
    unsafe { Bound::from_borrowed_raw(list.py(), item) }
}

#[cold]
fn item_by_function<'py>(list: &Bound<'py, PyList>, index: usize) -> PyResult<Bound<'py, PyAny>> {
    let index = super::sequence::index_of(index);
    // SAFETY: the object is a list; every free-threaded build has the function.
    let item = unsafe { ffi::PyList_GetItemRef(list.as_ptr(), index) };
    // SAFETY: the call returns an owned reference, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(list.py(), item) }
}

/// `list[index]` as an exception has it.
#[inline]
pub(crate) fn get_item<'py>(list: &Bound<'py, PyList>, index: usize) -> PyResult<Bound<'py, PyAny>> {
    item(list, index).ok_or_else(out_of_range)
}

#[cold]
fn out_of_range() -> PyErr {
    crate::exceptions::PyIndexError::new_err("list index out of range")
}

/// Drops the places from `length` on, filled or not.
#[cold]
fn truncate(list: &Bound<'_, PyList>, length: usize) -> PyResult<()> {
    set_slice(list, super::sequence::index_of(length), isize::MAX, None)
}
