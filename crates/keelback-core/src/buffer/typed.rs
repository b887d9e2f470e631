//! A view whose items are known.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

use super::{Element, PyUntypedBuffer, ReadOnlyCell};
use crate::conversion::FromPyObject;
use crate::exceptions::PyBufferError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::raw::buffer::Order;
use crate::types::PyAny;
use crate::{PyErr, PyResult};

/// A view of an object's memory, whose items are `T`s; given back when it is dropped.
///
/// ```
/// use keelback_core::buffer::PyBuffer;
/// use keelback_core::prelude::*;
///
/// Python::attach(|py| {
///     let array = py.import("array").unwrap().call_method1("array", ("d", [1.0, 2.0])).unwrap();
///     let buffer = PyBuffer::<f64>::get(&array).unwrap();
///     assert_eq!(buffer.to_vec(py).unwrap(), [1.0, 2.0]);
///     buffer.copy_from_slice(py, &[3.0, 4.0]).unwrap();
///     assert_eq!(array.get_item(1).unwrap().extract::<f64>().unwrap(), 4.0);
/// });
/// ```
#[repr(transparent)]
pub struct PyBuffer<T>(pub(crate) PyUntypedBuffer, pub(crate) PhantomData<[T]>);

impl<T> Deref for PyBuffer<T> {
    type Target = PyUntypedBuffer;

    #[inline]
    fn deref(&self) -> &PyUntypedBuffer {
        &self.0
    }
}

impl<T> fmt::Debug for PyBuffer<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe("PyBuffer", f)
    }
}

impl<T: Element> PyBuffer<T> {
    /// The memory of an object, if its items are `T`s.
    ///
    /// # Errors
    ///
    /// `TypeError` if it does not have the buffer protocol; `BufferError` if it does not lend its memory, or its items
    /// are not `T`s, in format, size or alignment.
    #[inline]
    pub fn get(obj: &Bound<'_, PyAny>) -> PyResult<Self> {
        PyUntypedBuffer::get(obj)?.into_typed()
    }

    /// The items, if they follow each other without gaps, the last index changing first.
    ///
    /// Others may read and write them at any time.
    #[inline]
    #[must_use]
    pub fn as_slice_ptr(&self) -> Option<NonNull<[T]>> {
        self.slice_ptr(Order::C)
    }

    /// The items, if they follow each other without gaps, the first index changing first.
    ///
    /// Others may read and write them at any time.
    #[inline]
    #[must_use]
    pub fn as_fortran_slice_ptr(&self) -> Option<NonNull<[T]>> {
        self.slice_ptr(Order::Fortran)
    }

    /// The items to look at, if they follow each other without gaps, the last index changing first.
    ///
    /// There is no such slice in a free-threaded Python, where nothing keeps others from writing meanwhile.
    #[deprecated = "gives nothing in a free-threaded Python: copy the items, or use `as_slice_ptr`"]
    #[inline]
    #[must_use]
    pub fn as_slice<'a>(&'a self, py: Python<'a>) -> Option<&'a [ReadOnlyCell<T>]> {
        self.cells(py, Order::C)
    }

    /// As [`PyBuffer::as_slice`], to change them; nothing if the memory must not be written.
    #[deprecated = "gives nothing in a free-threaded Python: copy the items, or use `as_slice_ptr`"]
    #[inline]
    #[must_use]
    pub fn as_mut_slice<'a>(&'a self, py: Python<'a>) -> Option<&'a [Cell<T>]> {
        self.cells_mut(py, Order::C)
    }

    /// As [`PyBuffer::as_slice`], the first index changing first.
    #[deprecated = "gives nothing in a free-threaded Python: copy the items, or use `as_fortran_slice_ptr`"]
    #[inline]
    #[must_use]
    pub fn as_fortran_slice<'a>(&'a self, py: Python<'a>) -> Option<&'a [ReadOnlyCell<T>]> {
        self.cells(py, Order::Fortran)
    }

    /// As [`PyBuffer::as_mut_slice`], the first index changing first.
    #[deprecated = "gives nothing in a free-threaded Python: copy the items, or use `as_fortran_slice_ptr`"]
    #[inline]
    #[must_use]
    pub fn as_fortran_mut_slice<'a>(&'a self, py: Python<'a>) -> Option<&'a [Cell<T>]> {
        self.cells_mut(py, Order::Fortran)
    }

    /// Copies the items to a slice, the last index changing first.
    ///
    /// # Errors
    ///
    /// `BufferError` if the slice has another length.
    #[inline]
    pub fn copy_to_slice(&self, py: Python<'_>, target: &mut [T]) -> PyResult<()> {
        self.copy_to(py, target, Order::C)
    }

    /// Copies the items to a slice, the first index changing first.
    ///
    /// # Errors
    ///
    /// `BufferError` if the slice has another length.
    #[inline]
    pub fn copy_to_fortran_slice(&self, py: Python<'_>, target: &mut [T]) -> PyResult<()> {
        self.copy_to(py, target, Order::Fortran)
    }

    /// A copy of the items, the last index changing first.
    ///
    /// # Errors
    ///
    /// Those of the exporter.
    #[inline]
    pub fn to_vec(&self, py: Python<'_>) -> PyResult<Vec<T>> {
        self.collect(py, Order::C)
    }

    /// A copy of the items, the first index changing first.
    ///
    /// # Errors
    ///
    /// Those of the exporter.
    #[inline]
    pub fn to_fortran_vec(&self, py: Python<'_>) -> PyResult<Vec<T>> {
        self.collect(py, Order::Fortran)
    }

    /// Copies the items from a slice, the last index changing first.
    ///
    /// # Errors
    ///
    /// `BufferError` if the memory must not be written, or the slice has another length.
    #[inline]
    pub fn copy_from_slice(&self, py: Python<'_>, source: &[T]) -> PyResult<()> {
        self.copy_from(py, source, Order::C)
    }

    /// Copies the items from a slice, the first index changing first.
    ///
    /// # Errors
    ///
    /// `BufferError` if the memory must not be written, or the slice has another length.
    #[inline]
    pub fn copy_from_fortran_slice(&self, py: Python<'_>, source: &[T]) -> PyResult<()> {
        self.copy_from(py, source, Order::Fortran)
    }

    #[inline]
    fn copy_to(&self, py: Python<'_>, target: &mut [T], order: Order) -> PyResult<()> {
        self.check_length("to", target.len())?;
        self.read(py, target, order)
    }

    #[inline]
    fn copy_from(&self, py: Python<'_>, source: &[T], order: Order) -> PyResult<()> {
        if self.readonly() {
            return Err(PyBufferError::new_err("cannot write to read-only buffer"));
        }
        self.check_length("from", source.len())?;
        self.write(py, source, order)
    }
}

impl PyUntypedBuffer {
    /// That a slice to copy to or from has as many items as the view.
    #[inline]
    fn check_length(&self, direction: &str, length: usize) -> PyResult<()> {
        let count = self.item_count();
        if length == count {
            return Ok(());
        }
        Err(PyBufferError::new_err(format!(
            "slice to copy {direction} (of length {length}) does not match buffer length of {count}"
        )))
    }
}

impl<T: Element> FromPyObject<'_, '_> for PyBuffer<T> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = crate::type_hint_identifier!("collections.abc", "Buffer");

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        Self::get(&object)
    }
}
