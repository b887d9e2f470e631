//! The way out, where there is a usual one from what was given to what was expected.

use super::Expected;
use crate::instance::Bound;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyFrozenSet, PyInt, PyIterator, PyList, PySet, PyTuple,
};

impl Expected {
    /// What makes something that is expected of the object.
    pub(super) fn way_out(self, object: &Bound<'_, PyAny>) -> Option<&'static str> {
        for name in self.names()? {
            let hint = match name {
                "int" => to_int(object),
                "float" => is::<PyString>(object).then_some("float(text) makes a float of a str"),
                "str" => to_str(object),
                "bytes" => to_bytes(object),
                "sequence" => self.to_sequence(object),
                "list" => is_iterable(object).then_some("list(items) makes a list"),
                "tuple" => is_iterable(object).then_some("tuple(items) makes a tuple"),
                "set" | "frozenset" => is_iterable(object).then_some("set(items) makes a set"),
                _ => None,
            };
            if hint.is_some() {
                return hint;
            }
        }
        None
    }

    fn to_sequence(self, object: &Bound<'_, PyAny>) -> Option<&'static str> {
        if is::<PyString>(object) {
            let of_texts = self.items().names().is_some_and(|names| names.contains(&"str"));
            return of_texts.then_some("[text] makes a list of one str, list(text) one of its characters");
        }
        is_iterable(object).then_some("list(items) makes a list")
    }
}

fn to_int(object: &Bound<'_, PyAny>) -> Option<&'static str> {
    if is::<PyString>(object) {
        return Some("int(text) makes an int of a str");
    }
    is::<PyFloat>(object).then_some("round(number) makes an int of a float")
}

fn to_str(object: &Bound<'_, PyAny>) -> Option<&'static str> {
    if is::<PyBytes>(object) || is::<PyByteArray>(object) {
        return Some("data.decode() makes a str of bytes");
    }
    if is::<PyInt>(object) || is::<PyFloat>(object) {
        return (!is::<PyBool>(object)).then_some("str(number) makes a str of a number");
    }
    let is_path = object.get_type().hasattr(crate::intern!(object.py(), "__fspath__"));
    is_path.unwrap_or(false).then_some("os.fspath(path) makes a str of a path")
}

fn to_bytes(object: &Bound<'_, PyAny>) -> Option<&'static str> {
    if is::<PyString>(object) {
        return Some("text.encode() makes bytes of a str");
    }
    is::<PyByteArray>(object).then_some("bytes(data) makes bytes of a bytearray")
}

/// Whether it is one of Python's own that hold items, or gives them one after the other.
fn is_iterable(object: &Bound<'_, PyAny>) -> bool {
    is::<PyList>(object)
        || is::<PyTuple>(object)
        || is::<PySet>(object)
        || is::<PyFrozenSet>(object)
        || is::<PyDict>(object)
        || object.cast::<PyIterator>().is_ok()
}

fn is<T: PyTypeInfo>(object: &Bound<'_, PyAny>) -> bool {
    T::is_type_of(object)
}
