//! The tables of a class that CPython keeps pointers to: its doc text, methods, properties and members.

use std::ffi::{CStr, CString, c_char};

use crate::class::items::ClassItems;
use crate::class::layout::Places;
use crate::ffi;
use crate::pyclass::PyClass;

/// The doc text, after the constructor's signature where there is one: CPython takes `__text_signature__` from there.
pub(super) fn documentation<C: PyClass>(text_signature: Option<&str>) -> &'static CStr {
    let Some(text_signature) = text_signature else { return C::DESCRIPTOR.doc };
    let doc = C::DESCRIPTOR.doc.to_string_lossy();
    let text = CString::new(format!("{}{text_signature}\n--\n\n{doc}", C::NAME));
    // The text is made once in a process, and the type refers to it up to Python 3.9.
    text.map_or(C::DESCRIPTOR.doc, |text| Box::leak(text.into_boxed_c_str()))
}

/// The methods.
pub(super) fn methods<C: PyClass>(items: &[&'static ClassItems<C>]) -> &'static [ffi::PyMethodDef] {
    // Of two methods of one name CPython takes the first: that of the `#[pymethods]` block.
    let rows = items.iter().rev().flat_map(|items| items.methods);
    let mut methods: Vec<_> = rows.map(|row| row.0.definition).collect();
    methods.push(ffi::PyMethodDef::zeroed());
    methods.leak()
}

/// The properties: a getter and a setter of one name are one row, whichever tables they come from.
pub(super) fn properties<C: PyClass>(items: &[&'static ClassItems<C>], places: Places) -> &'static [ffi::PyGetSetDef] {
    let mut names: Vec<&CStr> = Vec::new();
    let mut properties: Vec<ffi::PyGetSetDef> = Vec::new();
    for row in items.iter().flat_map(|items| items.properties) {
        match names.iter().position(|name| *name == row.name()) {
            Some(index) => row.merge_into(&mut properties[index]),
            None => {
                names.push(row.name());
                properties.push(row.definition());
            }
        }
    }
    if places.dict.is_some() {
        properties.push(ffi::PyGetSetDef {
            name: c"__dict__".as_ptr(),
            get: Some(ffi::PyObject_GenericGetDict),
            set: Some(ffi::PyObject_GenericSetDict),
            doc: std::ptr::null(),
            closure: std::ptr::null_mut(),
        });
    }
    properties.push(ffi::PyGetSetDef::default());
    properties.leak()
}

/// Where `__dict__` and weak references are, as `PyType_FromSpec` wants to be told.
pub(super) fn members(places: Places) -> &'static [ffi::PyMemberDef] {
    let wanted = [(c"__dictoffset__", places.dict), (c"__weaklistoffset__", places.weakrefs)];
    let mut members = Vec::new();
    for (name, place) in wanted {
        let Some(place) = place else { continue };
        members.push(ffi::PyMemberDef {
            name: name.as_ptr(),
            type_code: ffi::Py_T_PYSSIZET,
            offset: place as ffi::Py_ssize_t,
            flags: ffi::Py_READONLY,
            doc: std::ptr::null::<c_char>(),
        });
    }
    members.push(ffi::PyMemberDef::default());
    members.leak()
}
