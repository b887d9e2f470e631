//! `bytearray`: `PyByteArray_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/bytearray.html>.

use super::wrap::wrap;
use crate::PyResult;
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::{PyAny, PyByteArray};

wrap! {
    /// `bytearray(object)`, for what has a buffer.
    from_object(object: &Bound<'py, PyAny>) -> Bound<'py, PyByteArray> = PyByteArray_FromObject;
    /// Makes it longer or shorter; new bytes are not initialized.
    resize_raw(object: &Bound<'py, PyByteArray>, length: isize) -> () = PyByteArray_Resize;
}

/// A new `bytearray`.
///
/// # Panics
///
/// If there is no memory.
#[inline]
pub(crate) fn new<'py>(py: Python<'py>, bytes: &[u8]) -> Bound<'py, PyByteArray> {
    // SAFETY: the pointer and the length are those of a slice.
    let object = unsafe { ffi::PyByteArray_FromStringAndSize(bytes.as_ptr().cast(), bytes.len() as ffi::Py_ssize_t) };
    // SAFETY: the call returns an owned reference to a `bytearray`, or null without memory.
    unsafe { Bound::from_owned_raw(py, object) }
}

/// A `bytearray` of `length`, which `fill` gets zeroed, and which nobody else sees if it fails.
pub(crate) fn new_with<'py>(
    py: Python<'py>,
    length: usize,
    fill: impl FnOnce(&mut [u8]) -> PyResult<()>,
) -> PyResult<Bound<'py, PyByteArray>> {
    let size = super::sequence::size(py, length)?;
    // SAFETY: without data the bytes are left uninitialized.
    let object = unsafe { ffi::PyByteArray_FromStringAndSize(std::ptr::null(), size) };
    // SAFETY: the call returns an owned reference to a `bytearray`, or null with an exception set.
    let object: Bound<'py, PyByteArray> = unsafe { Bound::from_owned_raw_or_err(py, object) }?;
    let start = data(&object);
    // SAFETY: the object has room for `length` bytes.
    unsafe { start.write_bytes(0, length) };
    // SAFETY: the bytes are initialized, and nobody else has seen the object yet.
    fill(unsafe { std::slice::from_raw_parts_mut(start, length) })?;
    Ok(object)
}

/// `len(object)`.
#[inline]
pub(crate) fn len(object: &Bound<'_, PyByteArray>) -> usize {
    // SAFETY: the object is a `bytearray`.
    unsafe { ffi::PyByteArray_Size(object.as_ptr()) as usize }
}

/// Where the bytes are, until it is resized.
#[inline]
pub(crate) fn data(object: &Bound<'_, PyByteArray>) -> *mut u8 {
    // SAFETY: the object is a `bytearray`.
    unsafe { ffi::PyByteArray_AsString(object.as_ptr()) }.cast()
}

/// A copy of the bytes.
#[inline]
pub(crate) fn to_vec(object: &Bound<'_, PyByteArray>) -> Vec<u8> {
    super::critical_section::with(object.as_any(), || {
        // SAFETY: the bytes are only borrowed for the copy, while nothing else runs that could change or move them.
        unsafe { std::slice::from_raw_parts(data(object), len(object)) }.to_vec()
    })
}

/// The bytes.
///
/// # Safety
///
/// Nothing changes or resizes the object while the slice is in use.
#[inline]
pub(crate) unsafe fn as_slice<'a>(object: &'a Bound<'_, PyByteArray>) -> &'a [u8] {
    // SAFETY: the place and the length belong together as long as nothing resizes it (contract).
    unsafe { std::slice::from_raw_parts(data(object), len(object)) }
}

/// The bytes, to be changed.
///
/// # Safety
///
/// Nothing else reads, changes or resizes the object while the slice is in use.
#[allow(clippy::mut_from_ref)]
#[inline]
pub(crate) unsafe fn as_mut_slice<'a>(object: &'a Bound<'_, PyByteArray>) -> &'a mut [u8] {
    // SAFETY: the place and the length belong together as long as nothing resizes it (contract).
    unsafe { std::slice::from_raw_parts_mut(data(object), len(object)) }
}

/// Makes it longer or shorter; new bytes are zero.
pub(crate) fn resize(object: &Bound<'_, PyByteArray>, length: isize) -> PyResult<()> {
    super::critical_section::with(object.as_any(), || {
        let before = len(object);
        resize_raw(object, length)?;
        let after = len(object);
        if after > before {
            let added = data(object).wrapping_add(before);
            // SAFETY: the object has `after` bytes now, and nothing else runs that could resize it.
            unsafe { added.write_bytes(0, after - before) };
        }
        Ok(())
    })
}
