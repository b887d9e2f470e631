//! Any `int` as words of 32 bits, which are copied at once.
//!
//! `PyLong_AsNativeBytes` and its counterpart are from Python 3.13; before, the same work is done by the functions that
//! `int.to_bytes` and `int.from_bytes` are made of.
//!
//! C-API: <https://docs.python.org/3/c-api/long.html#c.PyLong_AsNativeBytes>.

use std::ffi::c_int;

use super::wrap::Return;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::PyInt;
use crate::{PyErr, PyResult, ffi};

/// The value in two's complement, least significant word first; the highest bit of the last word is the sign.
pub(crate) fn to_words(int: &Bound<'_, PyInt>) -> PyResult<Vec<u32>> {
    let mut words = match ffi::optional::PyLong_AsNativeBytes() {
        Some(as_native_bytes) => native_words(int, as_native_bytes)?,
        None => words_before_3_13(int)?,
    };
    words.iter_mut().for_each(|word| *word = u32::from_le(*word));
    Ok(words)
}

/// `PyLong_AsNativeBytes`.
type AsNativeBytes =
    unsafe extern "C" fn(*mut ffi::PyObject, *mut std::ffi::c_void, ffi::Py_ssize_t, c_int) -> ffi::Py_ssize_t;

fn native_words(int: &Bound<'_, PyInt>, as_native_bytes: AsNativeBytes) -> PyResult<Vec<u32>> {
    let flags = ffi::Py_ASNATIVEBYTES_LITTLE_ENDIAN;
    // SAFETY: the object is an `int`; without a buffer the function only says how many bytes are enough.
    let size = unsafe { as_native_bytes(int.as_ptr(), std::ptr::null_mut(), 0, flags) };
    // SAFETY: a size, or -1 with an exception set.
    let size = unsafe { usize::from_c(int.py(), size) }?;
    let mut words = vec![0_u32; size.div_ceil(4)];
    let size = size_of_val(words.as_slice()) as ffi::Py_ssize_t;
    // SAFETY: the object is an `int`, and the buffer is as large as is said.
    let written = unsafe { as_native_bytes(int.as_ptr(), words.as_mut_ptr().cast(), size, flags) };
    // SAFETY: a size, or -1 with an exception set.
    unsafe { usize::from_c(int.py(), written) }?;
    Ok(words)
}

fn words_before_3_13(int: &Bound<'_, PyInt>) -> PyResult<Vec<u32>> {
    // SAFETY: the object is an `int`.
    let bits = unsafe { ffi::_PyLong_NumBits(int.as_ptr()) } as usize;
    if bits == usize::MAX {
        return Err(PyErr::fetch(int.py()));
    }
    let mut words = vec![0_u32; bits / 32 + 1];
    let size = size_of_val(words.as_slice());
    // SAFETY: the object is an `int`, and the buffer is as large as is said. The last argument is read from Python 3.13
    // on; C's calling conventions let a caller pass more than is asked for.
    let status = unsafe { ffi::_PyLong_AsByteArray(int.as_ptr().cast(), words.as_mut_ptr().cast(), size, 1, 1, 1) };
    // SAFETY: a status, -1 with an exception set.
    unsafe { <()>::from_c(int.py(), status) }?;
    Ok(words)
}

/// The `int` of words as [`to_words`] gives them.
pub(crate) fn from_words(py: Python<'_>, mut words: Vec<u32>) -> PyResult<Bound<'_, PyInt>> {
    words.iter_mut().for_each(|word| *word = word.to_le());
    let size = size_of_val(words.as_slice());
    let object = match ffi::optional::PyLong_FromNativeBytes() {
        // SAFETY: the buffer is as large as is said.
        Some(from_bytes) => unsafe { from_bytes(words.as_ptr().cast(), size, ffi::Py_ASNATIVEBYTES_LITTLE_ENDIAN) },
        // SAFETY: the buffer is as large as is said.
        None => unsafe { ffi::_PyLong_FromByteArray(words.as_ptr().cast(), size, 1, 1) },
    };
    // SAFETY: the call returns an owned reference to an `int`, or null with an exception set.
    unsafe { Bound::from_c(py, object) }
}
