//! What the class machinery does with type objects.
//!
//! C-API: <https://docs.python.org/3/c-api/typeobj.html>.

use std::ffi::{CStr, c_void};

use crate::PyResult;
use crate::ffi;
use crate::prelude::*;
use crate::types::PyType;

mod fields;
mod instances;
mod sizes;
mod slots;

pub(crate) use fields::{
    base_of, clear_function, constructors, dealloc_function, free_function, has_finalizer, is_collected,
    is_made_at_run_time, methods, reference_members, traverse_function, type_of,
};
pub(crate) use instances::{allocate, call, native_new};
pub(crate) use sizes::{refuse_made_by_python, sizes};
pub(crate) use slots::function;

use fields::offset;

/// The class itself, or the first of those that its instances are laid out as which is not written in Python: it has a table of
/// methods.
pub(crate) fn native<'py>(class: &Bound<'py, PyType>) -> Bound<'py, PyType> {
    let mut class = class.clone();
    loop {
        // SAFETY: the result becomes a reference of its own at once.
        let base = unsafe { base_of(class.as_borrowed()) }.map(|base| base.to_owned());
        match base {
            Some(base) if methods(class.as_borrowed()).is_null() => class = base,
            _ => return class,
        }
    }
}

/// Sets `tp_vectorcall`.
///
/// # Safety
///
/// Nobody else has seen the class yet, and the function makes instances of it.
#[inline]
pub(crate) unsafe fn set_vectorcall(class: &Bound<'_, PyType>, function: ffi::vectorcallfunc) {
    if ffi::layout().type_fields {
        let place = ffi::type_field::<Option<ffi::vectorcallfunc>>(class.as_ptr().cast(), offset::VECTORCALL);
        // SAFETY: the layout says that the field lies there; nobody calls the class yet.
        unsafe { place.write(Some(function)) };
    }
}

/// Gives the class its doc text with the signature: up to Python 3.9 `PyType_FromSpec` keeps the text behind it only.
///
/// # Safety
///
/// The class was made by `PyType_FromSpec`, and nobody else has seen it yet.
pub(crate) unsafe fn keep_signature(class: &Bound<'_, PyType>, doc: &CStr) {
    if !ffi::layout().type_fields || ffi::layout().minor > 9 {
        return;
    }
    let text = doc.to_bytes_with_nul();
    // SAFETY: the thread is attached.
    let copy = unsafe { ffi::PyObject_Malloc(text.len()) }.cast::<u8>();
    if copy.is_null() {
        return;
    }
    // SAFETY: the copy has room for the text.
    unsafe { copy.copy_from_nonoverlapping(text.as_ptr(), text.len()) };
    let place = ffi::type_field::<*mut c_void>(class.as_ptr().cast(), offset::DOC);
    // SAFETY: the layout says that the field lies there; a heap type owns the text, which is replaced by the copy.
    let shortened = unsafe { place.replace(copy.cast()) };
    // SAFETY: `PyType_FromSpec` allocated it so, and the type does not refer to it any more.
    unsafe { ffi::PyObject_Free(shortened) };
}

/// Sets an attribute of the class.
///
/// # Errors
///
/// Whatever setting it raises.
#[inline]
pub(crate) fn set_attribute(class: &Bound<'_, PyType>, name: &CStr, value: &Py<PyAny>) -> PyResult<()> {
    // SAFETY: a live class, a text that ends with a NUL, a live object.
    let status = unsafe { ffi::PyObject_SetAttrString(class.as_ptr(), name.as_ptr(), value.as_ptr()) };
    crate::err::error_on_minus_one(class.py(), status)
}

/// `module.Name`, as CPython's messages call a class.
#[inline]
pub(crate) fn name_with_module(class: &Bound<'_, PyType>) -> String {
    let name = class.qualname().map_or_else(|_| "?".to_owned(), |name| name.to_string());
    match class.module() {
        Ok(module) => format!("{module}.{name}"),
        Err(_) => name,
    }
}
