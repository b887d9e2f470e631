//! Any `int` as words of 32 bits, which are copied at once.
//!
//! The words are two's complement, the least significant first, and the highest bit of the last is the sign.
//!
//! `PyLong_AsNativeBytes` and its counterpart are from Python 3.13; before, the same work is done by the functions that
//! `int.to_bytes` and `int.from_bytes` are made of.
//!
//! C-API: <https://docs.python.org/3/c-api/long.html#c.PyLong_AsNativeBytes>.

use super::wrap::Return;
use crate::exceptions::PyOverflowError;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::PyInt;
use crate::{PyResult, ffi};

/// Fills the words, which do not hold the value if the result is `false`: there are too few.
#[inline]
pub(crate) fn read(int: &Bound<'_, PyInt>, words: &mut [u32]) -> PyResult<bool> {
    let room = size_of_val(words);
    let buffer = words.as_mut_ptr();
    let fits = match ffi::optional::PyLong_AsNativeBytes() {
        Some(as_native_bytes) => {
            let flags = ffi::Py_ASNATIVEBYTES_LITTLE_ENDIAN;
            // SAFETY: the object is an `int`, and the buffer is as large as is said.
            let size = unsafe { as_native_bytes(int.as_ptr(), buffer.cast(), room as ffi::Py_ssize_t, flags) };
            // SAFETY: a size, or -1 with an exception set.
            unsafe { usize::from_c(int.py(), size) }? <= room
        }
        None => {
            // SAFETY: the object is an `int`, and the buffer is as large as is said. The last argument is read from
            // Python 3.13 on; C's calling conventions let a caller pass more than is asked for.
            let status = unsafe { ffi::_PyLong_AsByteArray(int.as_ptr().cast(), buffer.cast(), room, 1, 1, 1) };
            // SAFETY: a status, -1 with an exception set.
            match unsafe { <()>::from_c(int.py(), status) } {
                Err(error) if !error.is_instance_of::<PyOverflowError>(int.py()) => return Err(error),
                done => done.is_ok(),
            }
        }
    };
    words.iter_mut().for_each(|word| *word = u32::from_le(*word));
    Ok(fits)
}

/// As many words as the value needs.
#[inline]
#[cfg(feature = "num-bigint")]
pub(crate) fn read_all(int: &Bound<'_, PyInt>) -> PyResult<Vec<u32>> {
    let bytes = match ffi::optional::PyLong_AsNativeBytes() {
        Some(as_native_bytes) => {
            let flags = ffi::Py_ASNATIVEBYTES_LITTLE_ENDIAN;
            // SAFETY: the object is an `int`; without a buffer the function only says how many bytes are enough.
            let size = unsafe { as_native_bytes(int.as_ptr(), std::ptr::null_mut(), 0, flags) };
            // SAFETY: a size, or -1 with an exception set.
            unsafe { usize::from_c(int.py(), size) }?
        }
        None => {
            // SAFETY: the object is an `int`.
            let bits = unsafe { ffi::_PyLong_NumBits(int.as_ptr()) } as usize;
            if bits == usize::MAX {
                return Err(crate::PyErr::fetch(int.py()));
            }
            bits / 8 + 1
        }
    };
    let mut words = vec![0; bytes.div_ceil(4)];
    let fits = read(int, &mut words)?;
    debug_assert!(fits, "an int does not change");
    Ok(words)
}

/// The `int` of these words.
#[inline]
pub(crate) fn write<'py>(py: Python<'py>, words: &mut [u32]) -> PyResult<Bound<'py, PyInt>> {
    words.iter_mut().for_each(|word| *word = word.to_le());
    let size = size_of_val(words);
    let object = match ffi::optional::PyLong_FromNativeBytes() {
        // SAFETY: the buffer is as large as is said.
        Some(from_bytes) => unsafe { from_bytes(words.as_ptr().cast(), size, ffi::Py_ASNATIVEBYTES_LITTLE_ENDIAN) },
        // SAFETY: the buffer is as large as is said.
        None => unsafe { ffi::_PyLong_FromByteArray(words.as_ptr().cast(), size, 1, 1) },
    };
    // SAFETY: the call returns an owned reference to an `int`, or null with an exception set.
    unsafe { Bound::from_c(py, object) }
}
