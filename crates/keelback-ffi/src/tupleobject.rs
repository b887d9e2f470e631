//! `tupleobject.h`.

use crate::layout;
use crate::prelude::*;

capi! { "tupleobject.h" =>
    fn PyTuple_New(size: Py_ssize_t) -> *mut PyObject;
    fn PyTuple_Size(object: *mut PyObject) -> Py_ssize_t;
    fn PyTuple_GetItem(object: *mut PyObject, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyTuple_SetItem(object: *mut PyObject, arg2: Py_ssize_t, arg3: *mut PyObject) -> c_int;
    fn PyTuple_GetSlice(object: *mut PyObject, arg2: Py_ssize_t, arg3: Py_ssize_t) -> *mut PyObject;
    [3.15] fn PyTuple_FromArray(array: *const *mut PyObject, size: Py_ssize_t) -> *mut PyObject => null_mut();
}

/// The item at `index`, borrowed, without a check of the index.
///
/// # Safety
///
/// `object` is a live tuple that has such an item.
#[inline]
pub unsafe fn PyTuple_GET_ITEM(object: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    let items = layout().tuple_items;
    if items != 0 {
        let item = object.cast::<u8>().wrapping_add(items).cast::<*mut PyObject>();
        // SAFETY: the caller's contract; `load` has seen the items there.
        unsafe { item.offset(index).read() }
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyTuple_GetItem(object, index) }
    }
}

/// The number of items.
///
/// # Safety
///
/// `object` is a live tuple.
#[inline]
pub unsafe fn PyTuple_GET_SIZE(object: *mut PyObject) -> Py_ssize_t {
    let size = layout().size_offset;
    if layout().tuple_items != 0 {
        // SAFETY: `load` has seen the size there.
        unsafe { object.byte_add(size).cast::<Py_ssize_t>().read() }
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyTuple_Size(object) }
    }
}

/// Fills an empty place of a new tuple, which takes the reference.
///
/// # Safety
///
/// `object` is a tuple that nobody else sees yet, and has an empty place at `index`.
#[inline]
pub unsafe fn PyTuple_SET_ITEM(object: *mut PyObject, index: Py_ssize_t, item: *mut PyObject) {
    let items = layout().tuple_items;
    if items != 0 {
        let place = object.cast::<u8>().wrapping_add(items).cast::<*mut PyObject>();
        // SAFETY: the caller's contract; `load` has seen the items there.
        unsafe { place.offset(index).write(item) };
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyTuple_SetItem(object, index, item) };
    }
}
