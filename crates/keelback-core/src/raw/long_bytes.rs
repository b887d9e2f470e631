//! Any `int` as bytes.
//!
//! `PyLong_AsNativeBytes` and its counterpart are from Python 3.13; before, the same work is done by functions that
//! `int.to_bytes` and `int.from_bytes` are made of.
//!
//! C-API: <https://docs.python.org/3/c-api/long.html#c.PyLong_AsNativeBytes>.

use std::ffi::c_int;

use super::wrap::Return;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::PyInt;
use crate::{PyErr, PyResult, ffi};

/// Least significant byte first, with a sign.
const LITTLE_ENDIAN: c_int = ffi::Py_ASNATIVEBYTES_LITTLE_ENDIAN;

/// The value in two's complement, least significant byte first; the last byte has the sign.
pub(crate) fn to_bytes(int: &Bound<'_, PyInt>) -> PyResult<Vec<u8>> {
    let Some(as_native_bytes) = ffi::optional::PyLong_AsNativeBytes() else {
        return to_bytes_before_3_13(int);
    };
    // SAFETY: the object is an `int`; without a buffer the function only says how large one has to be.
    let size = unsafe { as_native_bytes(int.as_ptr(), std::ptr::null_mut(), 0, LITTLE_ENDIAN) };
    // SAFETY: a size, or -1 with an exception set.
    let size = unsafe { usize::from_c(int.py(), size) }?;
    let mut bytes = vec![0_u8; size];
    // SAFETY: the object is an `int`, and the buffer has `size` bytes.
    let written = unsafe { as_native_bytes(int.as_ptr(), bytes.as_mut_ptr().cast(), size as isize, LITTLE_ENDIAN) };
    // SAFETY: a size, or -1 with an exception set.
    let written = unsafe { usize::from_c(int.py(), written) }?;
    debug_assert!(written <= size, "an int does not change");
    Ok(bytes)
}

fn to_bytes_before_3_13(int: &Bound<'_, PyInt>) -> PyResult<Vec<u8>> {
    // SAFETY: the object is an `int`.
    let bits = unsafe { ffi::_PyLong_NumBits(int.as_ptr()) } as usize;
    if bits == usize::MAX {
        return Err(PyErr::fetch(int.py()));
    }
    let mut bytes = vec![0_u8; bits / 8 + 1];
    // SAFETY: the object is an `int`, and the buffer has as many bytes as is said. The last argument is read from
    // Python 3.13 on; C's calling conventions let a caller pass more than is asked for.
    let status = unsafe { ffi::_PyLong_AsByteArray(int.as_ptr().cast(), bytes.as_mut_ptr(), bytes.len(), 1, 1, 1) };
    // SAFETY: a status, -1 with an exception set.
    unsafe { <()>::from_c(int.py(), status) }?;
    Ok(bytes)
}

/// The `int` of this value: two's complement if it has a sign, least significant byte first.
pub(crate) fn from_bytes<'py>(py: Python<'py>, bytes: &[u8], has_sign: bool) -> PyResult<Bound<'py, PyInt>> {
    let constructor = if has_sign {
        ffi::optional::PyLong_FromNativeBytes()
    } else {
        ffi::optional::PyLong_FromUnsignedNativeBytes()
    };
    let object = match constructor {
        // SAFETY: the pointer and the length are those of a slice.
        Some(from_bytes) => unsafe { from_bytes(bytes.as_ptr().cast(), bytes.len(), LITTLE_ENDIAN) },
        // SAFETY: the pointer and the length are those of a slice.
        None => unsafe { ffi::_PyLong_FromByteArray(bytes.as_ptr(), bytes.len(), 1, c_int::from(has_sign)) },
    };
    // SAFETY: the call returns an owned reference to an `int`, or null with an exception set.
    unsafe { Bound::from_c(py, object) }
}
