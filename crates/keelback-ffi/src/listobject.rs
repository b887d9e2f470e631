//! `listobject.h`.

use crate::layout;
use crate::prelude::*;

capi! { "listobject.h" =>
    fn PyList_New(size: Py_ssize_t) -> *mut PyObject;
    fn PyList_Size(object: *mut PyObject) -> Py_ssize_t;
    fn PyList_GetItem(object: *mut PyObject, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyList_SetItem(object: *mut PyObject, arg2: Py_ssize_t, arg3: *mut PyObject) -> c_int;
    fn PyList_Insert(object: *mut PyObject, arg2: Py_ssize_t, arg3: *mut PyObject) -> c_int;
    fn PyList_Append(object: *mut PyObject, arg2: *mut PyObject) -> c_int;
    fn PyList_GetSlice(object: *mut PyObject, arg2: Py_ssize_t, arg3: Py_ssize_t) -> *mut PyObject;
    fn PyList_SetSlice(object: *mut PyObject, arg2: Py_ssize_t, arg3: Py_ssize_t, arg4: *mut PyObject) -> c_int;
    fn PyList_Sort(object: *mut PyObject) -> c_int;
    fn PyList_Reverse(object: *mut PyObject) -> c_int;
    fn PyList_AsTuple(object: *mut PyObject) -> *mut PyObject;
    [3.13] fn PyList_GetItemRef(object: *mut PyObject, arg2: Py_ssize_t) -> *mut PyObject => null_mut();
    [3.13] fn PyList_Extend(slf: *mut PyObject, iterable: *mut PyObject) -> c_int => -1;
    [3.13] fn PyList_Clear(slf: *mut PyObject) -> c_int => -1;
}

/// The item at `index`, borrowed, without a check of the index where that can be had.
///
/// Without the GIL another thread may remove the item: there, use `PyList_GetItemRef`.
///
/// # Safety
///
/// `object` is a live list that has such an item.
#[inline]
pub unsafe fn PyList_GET_ITEM(object: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    let items = layout().list_items;
    if items != 0 {
        // SAFETY: `load` has seen the pointer to the items there.
        let items = unsafe { object.byte_add(items).cast::<*mut *mut PyObject>().read() };
        // SAFETY: the caller's contract.
        unsafe { items.offset(index).read() }
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyList_GetItem(object, index) }
    }
}

/// The number of items.
///
/// # Safety
///
/// `object` is a live list.
#[inline]
pub unsafe fn PyList_GET_SIZE(object: *mut PyObject) -> Py_ssize_t {
    if layout().list_items != 0 {
        // SAFETY: `load` has seen the size there.
        unsafe { object.byte_add(layout().size_offset).cast::<Py_ssize_t>().read() }
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyList_Size(object) }
    }
}

/// Where a list keeps its length, and the address of its items: both change with the list. `None` says that they must be
/// asked for: the layout is not known, or another thread may change the list at any time.
#[inline]
pub fn list_fields(object: *mut PyObject) -> Option<(*const Py_ssize_t, *const *mut *mut PyObject)> {
    fields(object, layout().list_items)
}

/// As [`list_fields`], for a list that no other thread changes: the caller has made it and called nothing since, or has
/// begun a critical section of it and has not called anything that could suspend that.
#[inline]
pub fn own_list_fields(object: *mut PyObject) -> Option<(*const Py_ssize_t, *const *mut *mut PyObject)> {
    fields(object, layout().own_list_items)
}

#[inline(always)]
fn fields(object: *mut PyObject, items: usize) -> Option<(*const Py_ssize_t, *const *mut *mut PyObject)> {
    if items == 0 {
        return None;
    }
    let field = |offset: usize| object.cast::<u8>().wrapping_add(offset);
    Some((field(layout().size_offset).cast(), field(items).cast()))
}

/// Fills an empty place of a new list, which takes the reference.
///
/// # Safety
///
/// `object` is a list that nobody else sees yet, and has an empty place at `index`.
#[inline]
pub unsafe fn PyList_SET_ITEM(object: *mut PyObject, index: Py_ssize_t, item: *mut PyObject) {
    let items = layout().list_items;
    if items != 0 {
        // SAFETY: `load` has seen the pointer to the items there.
        let items = unsafe { object.byte_add(items).cast::<*mut *mut PyObject>().read() };
        // SAFETY: the caller's contract.
        unsafe { items.offset(index).write(item) };
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyList_SetItem(object, index, item) };
    }
}
