//! `structseq.h`.

use crate::prelude::*;

capi! { "structseq.h" =>
    fn PyStructSequence_NewType(desc: *mut PyStructSequence_Desc) -> *mut PyTypeObject;
    fn PyStructSequence_New(r#type: *mut PyTypeObject) -> *mut PyObject;
    fn PyStructSequence_SetItem(object: *mut PyObject, arg2: Py_ssize_t, arg3: *mut PyObject);
    fn PyStructSequence_GetItem(object: *mut PyObject, arg2: Py_ssize_t) -> *mut PyObject;
    [3.9] fn PyStructSequence_InitType(r#type: *mut PyTypeObject, desc: *mut PyStructSequence_Desc);
    [3.9] fn PyStructSequence_InitType2(r#type: *mut PyTypeObject, desc: *mut PyStructSequence_Desc) -> c_int => -1;
}

/// One field of a structure like `os.stat_result`; a list ends with one that is all zero.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyStructSequence_Field {
    /// The name.
    pub name: *const c_char,
    /// The documentation, or null.
    pub doc: *const c_char,
}

/// What `PyStructSequence_NewType` makes a type of.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyStructSequence_Desc {
    /// The type's name.
    pub name: *const c_char,
    /// The documentation, or null.
    pub doc: *const c_char,
    /// The fields.
    pub fields: *mut PyStructSequence_Field,
    /// How many of them are items of the tuple.
    pub n_in_sequence: c_int,
}

/// The field at `index`, borrowed.
///
/// # Safety
///
/// `object` is a live structure with such a field.
#[inline]
pub unsafe fn PyStructSequence_GET_ITEM(object: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { PyStructSequence_GetItem(object, index) }
}

/// Fills a field of a new structure, which takes the reference.
///
/// # Safety
///
/// `object` is a structure that nobody else sees yet, with such a field.
#[inline]
pub unsafe fn PyStructSequence_SET_ITEM(
    object: *mut PyObject,
    index: Py_ssize_t,
    value: *mut PyObject,
) {
    // SAFETY: the caller's contract.
    unsafe { PyStructSequence_SetItem(object, index, value) }
}
