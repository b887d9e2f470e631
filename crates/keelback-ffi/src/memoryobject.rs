//! `memoryobject.h`.

use crate::layout;
use crate::prelude::*;

capi! { "memoryobject.h" =>
    fn PyMemoryView_FromObject(base: *mut PyObject) -> *mut PyObject;
    fn PyMemoryView_FromMemory(mem: *mut c_char, size: Py_ssize_t, flags: c_int) -> *mut PyObject;
    fn PyMemoryView_FromBuffer(info: *const Py_buffer) -> *mut PyObject;
    fn PyMemoryView_GetContiguous(base: *mut PyObject, buffertype: c_int, order: c_char) -> *mut PyObject;
}

/// Where the view lies in a `memoryview`: behind the size, the managed buffer, the hash, the flags
/// and the number of exports.
fn view_offset() -> usize {
    layout().header + 5 * size_of::<usize>()
}

/// The view that a `memoryview` holds; null where the layout is not known.
///
/// # Safety
///
/// `object` is a live `memoryview`.
#[inline]
pub unsafe fn PyMemoryView_GET_BUFFER(object: *mut PyObject) -> *mut Py_buffer {
    if !layout().type_fields {
        return null_mut();
    }
    object.cast::<u8>().wrapping_add(view_offset()).cast()
}

/// The object that a `memoryview` is of, borrowed; null where there is none or the layout is not
/// known.
///
/// # Safety
///
/// `object` is a live `memoryview`.
#[inline]
pub unsafe fn PyMemoryView_GET_BASE(object: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    let view = unsafe { PyMemoryView_GET_BUFFER(object) };
    if view.is_null() {
        return null_mut();
    }
    // SAFETY: the view lies in the object.
    unsafe { (*view).obj }
}
