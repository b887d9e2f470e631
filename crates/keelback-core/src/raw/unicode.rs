//! `str`: `PyUnicode_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/unicode.html>.

use std::ffi::{CStr, c_char};

use super::wrap::wrap;
use crate::exceptions::PySystemError;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::types::{PyAny, PyBytes, PyString, PyStringData};
use crate::{PyErr, PyResult};

wrap! {
    /// The text in UTF-8; fails for lone surrogates.
    encode_utf8(string: &Bound<'py, PyString>) -> Bound<'py, PyBytes> = PyUnicode_AsUTF8String;
    /// The text in another encoding.
    encode(string: &Bound<'py, PyString>, encoding: &CStr, errors: &CStr) -> Bound<'py, PyBytes> =
        PyUnicode_AsEncodedString;
    /// The text as the operating system's calls want it (PEP 383).
    encode_file_name(string: &Bound<'py, PyString>) -> Bound<'py, PyBytes> = PyUnicode_EncodeFSDefault;
    /// `str(object, encoding, errors)`.
    from_encoded_object(object: &Bound<'py, PyAny>, encoding: Option<&CStr>, errors: Option<&CStr>)
        -> Bound<'py, PyString> = PyUnicode_FromEncodedObject;
    /// The number of code points.
    length(string: &Bound<'py, PyString>) -> usize = PyUnicode_GetLength;
}

/// The object as a string, which the caller knows it is.
///
/// # Panics
///
/// If it is not.
#[inline]
pub(crate) fn as_string<'a, 'py>(object: &'a Bound<'py, PyAny>) -> &'a Bound<'py, PyString> {
    // SAFETY: any live object may be asked for its type.
    let is_string = unsafe { ffi::PyUnicode_Check(object.as_ptr()) } != 0;
    assert!(is_string, "a string");
    // SAFETY: checked by the line above.
    unsafe { object.cast_raw_ref() }
}

#[inline]
fn size(bytes: &[u8]) -> ffi::Py_ssize_t {
    // A slice is never longer than `isize::MAX` bytes.
    bytes.len() as ffi::Py_ssize_t
}

/// A new `str`.
///
/// # Panics
///
/// If there is no memory.
#[inline]
pub(crate) fn new<'py>(py: Python<'py>, text: &str) -> Bound<'py, PyString> {
    // SAFETY: the pointer and the length are those of a slice, which holds UTF-8.
    let object = unsafe { ffi::PyUnicode_FromStringAndSize(text.as_ptr().cast(), size(text.as_bytes())) };
    // SAFETY: the call returns an owned reference to a `str`, or null without memory.
    unsafe { Bound::from_owned_raw(py, object) }
}

/// A `str` from UTF-8 that is not checked yet.
#[inline]
pub(crate) fn from_bytes<'py>(py: Python<'py>, bytes: &[u8]) -> PyResult<Bound<'py, PyString>> {
    // SAFETY: the pointer and the length are those of a slice.
    let object = unsafe { ffi::PyUnicode_FromStringAndSize(bytes.as_ptr().cast(), size(bytes)) };
    // SAFETY: the call returns an owned reference to a `str`, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, object) }
}

/// A `str` from bytes that the operating system gave (PEP 383).
///
/// # Panics
///
/// If there is no memory.
#[inline]
pub(crate) fn decode_file_name<'py>(py: Python<'py>, bytes: &[u8]) -> Bound<'py, PyString> {
    // SAFETY: the pointer and the length are those of a slice.
    let object = unsafe { ffi::PyUnicode_DecodeFSDefaultAndSize(bytes.as_ptr().cast(), size(bytes)) };
    // SAFETY: the call returns an owned reference to a `str`, or null without memory: every byte has a code point.
    unsafe { Bound::from_owned_raw(py, object) }
}

/// The one `str` of this text that lives as long as the interpreter.
///
/// # Panics
///
/// If there is no memory.
#[inline]
pub(crate) fn intern<'py>(py: Python<'py>, text: &str) -> Bound<'py, PyString> {
    let mut object = new(py, text).into_ptr();
    // SAFETY: the call takes over the reference at the place and leaves another one there.
    unsafe { ffi::PyUnicode_InternInPlace(&mut object) };
    // SAFETY: the place holds an owned reference to a `str`.
    unsafe { Bound::from_owned_raw(py, object) }
}

/// The text, read from the object where it is ASCII.
#[inline]
pub(crate) fn ascii<'a>(string: Borrowed<'a, '_, PyString>) -> Option<&'a str> {
    // SAFETY: the object is a `str`.
    let (data, length) = unsafe { ffi::unicode_ascii(string.as_ptr()) }?;
    // SAFETY: the bytes belong to the object, which is borrowed for `'a` and does not change.
    let bytes: &'a [u8] = unsafe { std::slice::from_raw_parts(data, length) };
    // SAFETY: they are ASCII.
    Some(unsafe { std::str::from_utf8_unchecked(bytes) })
}

/// The text in UTF-8, which the object keeps; fails for lone surrogates.
#[cold]
pub(crate) fn utf8<'a>(string: Borrowed<'a, '_, PyString>) -> PyResult<&'a str> {
    let mut length = 0;
    // SAFETY: the object is a `str`.
    let data: *const c_char = unsafe { ffi::PyUnicode_AsUTF8AndSize(string.as_ptr(), &mut length) };
    if data.is_null() {
        return Err(PyErr::fetch(string.py()));
    }
    // SAFETY: the bytes belong to the object, which is borrowed for `'a` and does not change.
    let bytes: &'a [u8] = unsafe { std::slice::from_raw_parts(data.cast(), length as usize) };
    // SAFETY: the call encodes to UTF-8 or fails.
    Ok(unsafe { std::str::from_utf8_unchecked(bytes) })
}

/// The text in UTF-8, with the NUL behind it.
#[inline]
pub(crate) fn utf8_with_nul<'a>(string: Borrowed<'a, '_, PyString>) -> PyResult<&'a [u8]> {
    let mut length = 0;
    // SAFETY: the object is a `str`.
    let data: *const c_char = unsafe { ffi::PyUnicode_AsUTF8AndSize(string.as_ptr(), &mut length) };
    if data.is_null() {
        return Err(PyErr::fetch(string.py()));
    }
    // SAFETY: the bytes and the NUL behind them belong to the object, which is borrowed for `'a` and does not change.
    Ok(unsafe { std::slice::from_raw_parts(data.cast(), length as usize + 1) })
}

/// The characters as the interpreter stores them.
///
/// # Safety
///
/// The layout of a string that `keelback-ffi` knows is that of this interpreter; `load` tries it on a few strings.
#[inline]
pub(crate) unsafe fn data<'a>(string: Borrowed<'a, '_, PyString>) -> PyResult<PyStringData<'a>> {
    let object = string.as_ptr();
    // SAFETY: the object is a `str`.
    if unsafe { ffi::PyUnicode_READY(object) } < 0 {
        return Err(PyErr::fetch(string.py()));
    }
    // SAFETY: the object is a `str`, whose characters can be had.
    let kind = unsafe { ffi::PyUnicode_KIND(object) };
    // SAFETY: as above.
    let data = unsafe { ffi::PyUnicode_DATA(object) };
    let length = length(&string)?;
    match kind {
        // SAFETY: as many characters of this size belong to the object, which is borrowed for `'a` and does not change.
        ffi::PyUnicode_1BYTE_KIND => Ok(PyStringData::Ucs1(unsafe { std::slice::from_raw_parts(data.cast(), length) })),
        // SAFETY: as above.
        ffi::PyUnicode_2BYTE_KIND => Ok(PyStringData::Ucs2(unsafe { std::slice::from_raw_parts(data.cast(), length) })),
        // SAFETY: as above.
        ffi::PyUnicode_4BYTE_KIND => Ok(PyStringData::Ucs4(unsafe { std::slice::from_raw_parts(data.cast(), length) })),
        _ => Err(PySystemError::new_err("this Python does not say how it stores the characters of a str")),
    }
}

/// Numbers as the bytes that they are in memory.
#[inline]
pub(crate) fn as_bytes<T: super::element::Element>(numbers: &[T]) -> &[u8] {
    // SAFETY: numbers have no padding.
    unsafe { std::slice::from_raw_parts(numbers.as_ptr().cast(), size_of_val(numbers)) }
}
