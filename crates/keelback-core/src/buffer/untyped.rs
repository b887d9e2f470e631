//! A view whose items may be anything.

use std::ffi::{CStr, c_void};
use std::fmt;

use super::{Element, PyBuffer};
use crate::exceptions::PyBufferError;
use crate::instance::Bound;
use crate::marker::Python;
use crate::raw;
use crate::raw::buffer::{Order, View};
use crate::types::PyAny;
use crate::{PyErr, PyResult};

/// A view of an object's memory, whatever its items are; given back when it is dropped.
///
/// ```
/// use keelback_core::buffer::PyUntypedBuffer;
/// use keelback_core::prelude::*;
/// use keelback_core::types::PyBytes;
///
/// Python::attach(|py| {
///     let buffer = PyUntypedBuffer::get(&PyBytes::new(py, b"keel")).unwrap();
///     assert_eq!((buffer.shape(), buffer.format()), (&[4][..], c"B"));
/// });
/// ```
pub struct PyUntypedBuffer(pub(crate) View);

impl PyUntypedBuffer {
    /// The memory of an object.
    ///
    /// # Errors
    ///
    /// `TypeError` if it does not have the buffer protocol; `BufferError` if it does not lend its memory.
    #[inline]
    pub fn get(obj: &Bound<'_, PyAny>) -> PyResult<Self> {
        View::get(obj).map(Self)
    }

    /// Why the items are not `T`s, if they are not.
    pub(crate) fn refused<T: Element>(&self) -> Option<&'static str> {
        if self.item_size() != size_of::<T>() || !T::is_compatible_format(self.format()) {
            Some("not compatible with")
        } else if self.buf_ptr().addr() % align_of::<T>() != 0 {
            Some("insufficiently aligned for")
        } else {
            None
        }
    }

    /// The view, of items that are `T`s.
    ///
    /// # Errors
    ///
    /// `BufferError` if they are not, in format, size or alignment.
    pub fn into_typed<T: Element>(self) -> PyResult<PyBuffer<T>> {
        raw::element::into_typed(self).map_err(other_items::<T>)
    }

    /// The view, of items that are `T`s.
    ///
    /// # Errors
    ///
    /// `BufferError` if they are not, in format, size or alignment.
    pub fn as_typed<T: Element>(&self) -> PyResult<&PyBuffer<T>> {
        raw::element::as_typed(self).map_err(other_items::<T>)
    }

    /// Gives the memory back, which dropping the view does too.
    #[inline]
    pub fn release(self, _py: Python<'_>) {}

    /// Where the first item is; if a stride is negative, memory before it belongs to the view too.
    #[inline]
    #[must_use]
    pub fn buf_ptr(&self) -> *mut c_void {
        self.0.raw().buf
    }

    /// Where an item is; with fewer indices than dimensions, where the sub-array begins.
    ///
    /// # Panics
    ///
    /// If there is no such item.
    #[inline]
    #[must_use]
    pub fn get_ptr(&self, indices: &[usize]) -> *mut c_void {
        self.0.item(indices)
    }

    /// Whether the memory must not be written.
    #[inline]
    #[must_use]
    pub fn readonly(&self) -> bool {
        self.0.raw().readonly != 0
    }

    /// The size of an item in bytes.
    #[inline]
    #[must_use]
    pub fn item_size(&self) -> usize {
        self.0.raw().itemsize as usize
    }

    /// How many items there are.
    #[inline]
    #[must_use]
    pub fn item_count(&self) -> usize {
        self.len_bytes().checked_div(self.item_size()).unwrap_or(0)
    }

    /// The size of all items in bytes.
    #[inline]
    #[must_use]
    pub fn len_bytes(&self) -> usize {
        self.0.raw().len as usize
    }

    /// The object whose memory it is.
    #[inline]
    pub fn obj<'py>(&self, py: Python<'py>) -> Option<&Bound<'py, PyAny>> {
        self.0.object(py)
    }

    /// How many dimensions there are; none for a single value.
    #[inline]
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.0.dimensions()
    }

    /// The size of each dimension.
    #[inline]
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        self.0.shape()
    }

    /// How many bytes lie between an item and the next one, for each dimension.
    ///
    /// An exporter may leave the strides out; then these are what its shape says.
    #[inline]
    #[must_use]
    pub fn strides(&self) -> &[isize] {
        self.0.strides()
    }

    /// For each dimension: where it consists of pointers to the next one, what to add to them, else a negative number.
    #[inline]
    #[must_use]
    pub fn suboffsets(&self) -> Option<&[isize]> {
        self.0.suboffsets()
    }

    /// What an item is, in the language of the module `struct`.
    #[inline]
    #[must_use]
    pub fn format(&self) -> &CStr {
        self.0.format()
    }

    /// Whether the items follow each other without gaps, the last index changing first.
    #[inline]
    #[must_use]
    pub fn is_c_contiguous(&self) -> bool {
        self.0.is_contiguous(Order::C)
    }

    /// Whether the items follow each other without gaps, the first index changing first.
    #[inline]
    #[must_use]
    pub fn is_fortran_contiguous(&self) -> bool {
        self.0.is_contiguous(Order::Fortran)
    }

    /// Writes what a view is, under a name.
    #[inline]
    pub(super) fn describe(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = self.0.raw();
        f.debug_struct(name)
            .field("buf", &view.buf)
            .field("obj", &view.obj)
            .field("len", &view.len)
            .field("itemsize", &view.itemsize)
            .field("readonly", &view.readonly)
            .field("ndim", &view.ndim)
            .field("format", &self.format())
            .field("shape", &self.shape())
            .field("strides", &self.strides())
            .field("suboffsets", &self.suboffsets())
            .field("internal", &view.internal)
            .finish()
    }
}

/// The error that says that the items are not `T`s.
#[cold]
fn other_items<T>(reason: &'static str) -> PyErr {
    PyBufferError::new_err(format!("buffer contents are {reason} {}", std::any::type_name::<T>()))
}

impl fmt::Debug for PyUntypedBuffer {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe("PyUntypedBuffer", f)
    }
}
