//! Fields of a type, which are read inline where the layout is known.

use std::ffi::{c_int, c_void};

use crate::ffi;
use crate::instance::Borrowed;
use crate::prelude::*;
use crate::types::PyType;

/// Where fields of a type lie in a build with the GIL, 3.9 to 3.15; `Layout::type_shift` is added in other builds.
pub(super) mod offset {
    pub(in super::super) const CALL: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_call);
    pub(in super::super) const DOC: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_doc);
    pub(in super::super) const BASE: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_base);
    pub(in super::super) const METHODS: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_methods);
    pub(in super::super) const INIT: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_init);
    pub(in super::super) const NEW: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_new);
    pub(in super::super) const FREE: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_free);
    pub(in super::super) const DEALLOC: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_dealloc);
    pub(in super::super) const TRAVERSE: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_traverse);
    pub(in super::super) const FINALIZE: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_finalize);
    pub(in super::super) const MEMBERS: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_members);
    pub(in super::super) const CLEAR: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_clear);
    pub(in super::super) const VECTORCALL: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_vectorcall);
}

/// A field of a type that holds a pointer.
///
/// # Safety
///
/// `offset` is that of a pointer field, and `slot` its number.
#[inline]
pub(super) unsafe fn field(class: Borrowed<'_, '_, PyType>, offset: usize, slot: c_int) -> *mut c_void {
    let class: *mut ffi::PyTypeObject = class.as_ptr().cast();
    if ffi::layout().type_fields {
        // SAFETY: a live type, and the layout says that the fields lie where this offset says.
        unsafe { *ffi::type_field::<*mut c_void>(class, offset) }
    } else {
        // SAFETY: a live type; the call looks the slot up.
        unsafe { ffi::PyType_GetSlot(class, slot) }
    }
}

/// The type of an object that is being traversed, cleared or deallocated: it lives as long as its instance.
///
/// # Safety
///
/// `object` is an instance that is not freed during `'a`, by an attached thread.
#[inline]
pub(crate) unsafe fn type_of<'a, 'py>(py: Python<'py>, object: *mut ffi::PyObject) -> Borrowed<'a, 'py, PyType> {
    // SAFETY: forwarded from this function's contract.
    let class = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: an instance has a live type.
    unsafe { Borrowed::from_ptr_unchecked(py, class.cast()) }
}

/// `tp_methods`.
#[inline]
pub(crate) fn methods(class: Borrowed<'_, '_, PyType>) -> *const ffi::PyMethodDef {
    // SAFETY: the offset is that of a pointer field.
    unsafe { field(class, offset::METHODS, ffi::Py_tp_methods) }.cast_const().cast()
}

/// `tp_base`; none for `object`.
///
/// # Safety
///
/// While the result is in use, nobody gives the class another base, as an assignment to `__bases__` does.
pub(crate) unsafe fn base_of<'a, 'py>(class: Borrowed<'a, 'py, PyType>) -> Option<Borrowed<'a, 'py, PyType>> {
    // SAFETY: the offset is that of a pointer field.
    let base = unsafe { field(class, offset::BASE, ffi::Py_tp_base) };
    // SAFETY: null, or a type that lives as long as it is the base of a live one.
    unsafe { Borrowed::from_raw_or_opt(class.py(), base.cast()) }
}

/// Whether there is a `tp_finalize`.
pub(crate) fn has_finalizer(class: Borrowed<'_, '_, PyType>) -> bool {
    // SAFETY: the offset is that of a pointer field.
    let finalize = unsafe { field(class, offset::FINALIZE, ffi::Py_tp_finalize) };
    !finalize.is_null()
}

/// Where instances have the references that the class's own table of members tells of, as that of `__slots__` does.
pub(crate) fn reference_members<'a>(class: Borrowed<'a, '_, PyType>) -> impl Iterator<Item = isize> + 'a {
    // SAFETY: the offset is that of a pointer field.
    let mut member: *const ffi::PyMemberDef = unsafe { field(class, offset::MEMBERS, ffi::Py_tp_members) }.cast();
    std::iter::from_fn(move || {
        // SAFETY: null, or a member of a table that lives as long as its type, and ends with one that has no name.
        let this: &'a ffi::PyMemberDef = unsafe { member.as_ref() }.filter(|member| !member.name.is_null())?;
        member = member.wrapping_add(1);
        Some(this)
    })
    .filter(|member| member.type_code == ffi::Py_T_OBJECT_EX)
    .map(|member| member.offset)
}

/// `tp_new` and `tp_init` as they stand now.
#[inline]
pub(crate) fn constructors(class: Borrowed<'_, '_, PyType>) -> (*mut c_void, *mut c_void) {
    // SAFETY: the offset is that of a pointer field.
    let new = unsafe { field(class, offset::NEW, ffi::Py_tp_new) };
    // SAFETY: as above.
    let init = unsafe { field(class, offset::INIT, ffi::Py_tp_init) };
    (new, init)
}

/// Whether the type is no static one.
pub(crate) fn is_made_at_run_time(class: Borrowed<'_, '_, PyType>) -> bool {
    // SAFETY: a live type.
    unsafe { ffi::PyType_GetFlags(class.as_ptr().cast()) & ffi::Py_TPFLAGS_HEAPTYPE != 0 }
}

/// Whether the collector tracks the instances of the class.
pub(crate) fn is_collected(class: Borrowed<'_, '_, PyType>) -> bool {
    // SAFETY: a live type.
    unsafe { ffi::PyType_GetFlags(class.as_ptr().cast()) & ffi::Py_TPFLAGS_HAVE_GC != 0 }
}

/// `tp_dealloc`.
#[inline]
pub(crate) fn dealloc_function(class: Borrowed<'_, '_, PyType>) -> ffi::destructor {
    // SAFETY: the offset is that of a pointer field.
    let dealloc = unsafe { field(class, offset::DEALLOC, ffi::Py_tp_dealloc) };
    // SAFETY: every ready type has a `tp_dealloc`, of this signature.
    unsafe { std::mem::transmute::<*mut c_void, ffi::destructor>(dealloc) }
}

/// `tp_traverse`, if there is one.
#[inline]
pub(crate) fn traverse_function(class: Borrowed<'_, '_, PyType>) -> Option<ffi::traverseproc> {
    // SAFETY: the offset is that of a pointer field.
    let traverse = unsafe { field(class, offset::TRAVERSE, ffi::Py_tp_traverse) };
    // SAFETY: null, or a function of this signature.
    unsafe { std::mem::transmute::<*mut c_void, Option<ffi::traverseproc>>(traverse) }
}

/// `tp_clear`, if there is one.
#[inline]
pub(crate) fn clear_function(class: Borrowed<'_, '_, PyType>) -> Option<ffi::inquiry> {
    // SAFETY: the offset is that of a pointer field.
    let clear = unsafe { field(class, offset::CLEAR, ffi::Py_tp_clear) };
    // SAFETY: null, or a function of this signature.
    unsafe { std::mem::transmute::<*mut c_void, Option<ffi::inquiry>>(clear) }
}

/// `tp_free`.
#[inline]
pub(crate) fn free_function(class: Borrowed<'_, '_, PyType>) -> ffi::freefunc {
    // SAFETY: the offset is that of a pointer field.
    let free = unsafe { field(class, offset::FREE, ffi::Py_tp_free) };
    // SAFETY: every ready type has a `tp_free`, of this signature.
    unsafe { std::mem::transmute::<*mut c_void, ffi::freefunc>(free) }
}
