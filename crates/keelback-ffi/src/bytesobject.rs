//! `bytesobject.h`.

use crate::layout;
use crate::PyBytesWriter;
use crate::prelude::*;

capi! { "bytesobject.h" =>
    fn PyBytes_FromStringAndSize(arg1: *const c_char, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyBytes_FromString(arg1: *const c_char) -> *mut PyObject;
    fn PyBytes_FromObject(object: *mut PyObject) -> *mut PyObject;
    fn PyBytes_Size(object: *mut PyObject) -> Py_ssize_t;
    fn PyBytes_AsString(object: *mut PyObject) -> *mut c_char;
    fn PyBytes_Repr(object: *mut PyObject, arg2: c_int) -> *mut PyObject;
    fn PyBytes_Concat(arg1: *mut *mut PyObject, object: *mut PyObject);
    fn PyBytes_ConcatAndDel(arg1: *mut *mut PyObject, object: *mut PyObject);
    fn PyBytes_DecodeEscape(arg1: *const c_char, arg2: Py_ssize_t, arg3: *const c_char, arg4: Py_ssize_t, arg5: *const c_char) -> *mut PyObject;
    fn PyBytes_AsStringAndSize(obj: *mut PyObject, s: *mut *mut c_char, len: *mut Py_ssize_t) -> c_int;
    [3.14] fn PyBytes_Join(sep: *mut PyObject, iterable: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn _PyBytes_Resize(arg1: *mut *mut PyObject, arg2: Py_ssize_t) -> c_int => -1;
    [3.15] fn PyBytesWriter_Create(size: Py_ssize_t) -> *mut PyBytesWriter => null_mut();
    [3.15] fn PyBytesWriter_Discard(writer: *mut PyBytesWriter);
    [3.15] fn PyBytesWriter_Finish(writer: *mut PyBytesWriter) -> *mut PyObject => null_mut();
    [3.15] fn PyBytesWriter_FinishWithSize(writer: *mut PyBytesWriter, size: Py_ssize_t) -> *mut PyObject => null_mut();
    [3.15] fn PyBytesWriter_GetData(writer: *mut PyBytesWriter) -> *mut c_void => null_mut();
    [3.15] fn PyBytesWriter_GetSize(writer: *mut PyBytesWriter) -> Py_ssize_t => -1;
    [3.15] fn PyBytesWriter_WriteBytes(writer: *mut PyBytesWriter, bytes: *const c_void, size: Py_ssize_t) -> c_int => -1;
    [3.15] fn PyBytesWriter_Resize(writer: *mut PyBytesWriter, size: Py_ssize_t) -> c_int => -1;
    [3.15] fn PyBytesWriter_Grow(writer: *mut PyBytesWriter, size: Py_ssize_t) -> c_int => -1;
}

/// The bytes, which a NUL follows.
///
/// # Safety
///
/// `object` is a live `bytes`.
#[inline]
pub unsafe fn PyBytes_AS_STRING(object: *mut PyObject) -> *const c_char {
    let data = layout().bytes_data;
    if data != 0 {
        object.cast::<c_char>().wrapping_add(data).cast_const()
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyBytes_AsString(object) }
    }
}

/// The number of bytes.
///
/// # Safety
///
/// `object` is a live `bytes`.
#[inline]
pub unsafe fn PyBytes_GET_SIZE(object: *mut PyObject) -> Py_ssize_t {
    if layout().bytes_data != 0 {
        // SAFETY: `load` has seen the size there.
        unsafe { object.byte_add(layout().size_offset).cast::<Py_ssize_t>().read() }
    } else {
        // SAFETY: the caller's contract.
        unsafe { PyBytes_Size(object) }
    }
}
