//! Reading values from objects where no code may run.

use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::types::PyAny;

/// Reads what objects of exactly one built-in type hold, by a layout that a loop looks up once.
///
/// It is the promise of `FromPyObject::extract_quietly`, too: neither Python code nor a destructor of an object runs.
/// Nobody outside of this crate can name it, and so implement that method.
pub struct Quiet(ffi::Layout);

impl Quiet {
    #[inline]
    pub(super) fn new(_py: Python<'_>) -> Self {
        Self(*ffi::layout())
    }

    /// The value of an `int` of one digit.
    #[inline]
    pub(crate) fn int(&self, object: &Bound<'_, PyAny>) -> Option<isize> {
        // SAFETY: a live object, and a copy of the running Python's layout.
        unsafe { ffi::long_exact_value(&self.0, object.as_ptr()) }
    }

    /// The value of a `float`.
    #[inline]
    pub(crate) fn float(&self, object: &Bound<'_, PyAny>) -> Option<f64> {
        // SAFETY: a live object, and a copy of the running Python's layout.
        unsafe { ffi::float_exact_value(&self.0, object.as_ptr()) }
    }

    /// The text of a `str` that is ASCII.
    #[inline]
    pub(crate) fn ascii<'a>(&self, object: Borrowed<'a, '_, PyAny>) -> Option<&'a str> {
        // SAFETY: a live object, and a copy of the running Python's layout.
        let (data, length) = unsafe { ffi::unicode_exact_ascii(&self.0, object.as_ptr()) }?;
        // SAFETY: the bytes belong to the object, which is borrowed for `'a` and does not change.
        let bytes: &'a [u8] = unsafe { std::slice::from_raw_parts(data, length) };
        // SAFETY: they are ASCII.
        Some(unsafe { std::str::from_utf8_unchecked(bytes) })
    }
}
