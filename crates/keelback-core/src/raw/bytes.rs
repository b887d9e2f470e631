//! `bytes`: `PyBytes_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/bytes.html>.

use super::wrap::Return;
use crate::PyResult;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::types::PyBytes;

/// New `bytes`.
///
/// # Panics
///
/// If there is no memory.
#[inline]
pub(crate) fn new<'py>(py: Python<'py>, bytes: &[u8]) -> Bound<'py, PyBytes> {
    // SAFETY: the pointer and the length are those of a slice.
    let object = unsafe { ffi::PyBytes_FromStringAndSize(bytes.as_ptr().cast(), bytes.len() as ffi::Py_ssize_t) };
    // SAFETY: the call returns an owned reference to `bytes`, or null without memory.
    unsafe { Bound::from_owned_raw(py, object) }
}

/// New `bytes` of `length`, which `fill` gets zeroed, and which nobody else sees if it fails.
pub(crate) fn new_with<'py>(
    py: Python<'py>,
    length: usize,
    fill: impl FnOnce(&mut [u8]) -> PyResult<()>,
) -> PyResult<Bound<'py, PyBytes>> {
    let size = super::sequence::size(py, length)?;
    // SAFETY: without data the bytes are left uninitialized.
    let object = unsafe { ffi::PyBytes_FromStringAndSize(std::ptr::null(), size) };
    // SAFETY: the call returns an owned reference to `bytes`, or null with an exception set.
    let object: Bound<'py, PyBytes> = unsafe { Return::from_c(py, object) }?;
    // SAFETY: the object is `bytes`.
    let data: *mut u8 = unsafe { ffi::PyBytes_AsString(object.as_ptr()) }.cast();
    // SAFETY: the object has room for `length` bytes.
    unsafe { data.write_bytes(0, length) };
    // SAFETY: the bytes are initialized, and nobody else has seen the object yet: only the empty one is shared, which
    // has nothing to write to.
    let bytes = unsafe { std::slice::from_raw_parts_mut(data, length) };
    fill(bytes)?;
    Ok(object)
}

/// The bytes.
#[inline]
pub(crate) fn as_slice<'a>(object: Borrowed<'a, '_, PyBytes>) -> &'a [u8] {
    // SAFETY: the object is `bytes`.
    let length = unsafe { ffi::PyBytes_GET_SIZE(object.as_ptr()) } as usize;
    // SAFETY: the object is `bytes`.
    let data: *const u8 = unsafe { ffi::PyBytes_AS_STRING(object.as_ptr()) }.cast();
    // SAFETY: the bytes belong to the object, which is borrowed for `'a` and does not change.
    unsafe { std::slice::from_raw_parts(data, length) }
}
