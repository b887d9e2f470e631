//! `tuple`.

use super::iter::{BorrowedTupleIterator, BoundTupleIterator};
use super::sealed::Sealed;
use super::{PyAny, PyList, PySequence};
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::exceptions::PyIndexError;
use crate::instance::{Borrowed, Bound, BoundObject};
use crate::marker::Python;
use crate::raw::sequence::index_of;
use crate::{PyErr, PyResult, raw};

raw::native_type::native_type!(
    /// Python's `tuple`.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::PyTuple;
    ///
    /// Python::attach(|py| {
    ///     let tuple = PyTuple::new(py, ["a", "b"]).unwrap();
    ///     assert_eq!(tuple.len(), 2);
    /// });
    /// ```
    PyTuple, "builtins", "tuple", PyTuple_Type, check: PyTuple_Check, exact: PyTuple_CheckExact
);

impl PyTuple {
    /// A new tuple of the elements, converted.
    ///
    /// # Errors
    ///
    /// Those of the conversion; `MemoryError`.
    ///
    /// # Panics
    ///
    /// If the iterator does not give as many elements as it says.
    #[track_caller]
    pub fn new<'py, T, U>(
        py: Python<'py>,
        elements: impl IntoIterator<Item = T, IntoIter = U>,
    ) -> PyResult<Bound<'py, PyTuple>>
    where
        T: IntoPyObject<'py>,
        U: ExactSizeIterator<Item = T>,
    {
        let mut elements = elements.into_iter();
        let length = elements.len();
        let tuple = raw::tuple::from_fn(py, length, |_| {
            let element = elements.next().expect(
                "Attempted to create PyTuple but `elements` was smaller than reported by its `ExactSizeIterator` \
                 implementation.",
            );
            element.into_bound_py_any(py)
        })?;
        assert!(
            elements.next().is_none(),
            "Attempted to create PyTuple but `elements` was larger than reported by its `ExactSizeIterator` \
             implementation."
        );
        Ok(tuple)
    }

    /// `()`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[must_use]
    #[inline]
    pub fn empty(py: Python<'_>) -> Bound<'_, PyTuple> {
        raw::tuple::new_empty(py)
    }
}

#[cold]
fn out_of_range() -> PyErr {
    PyIndexError::new_err("tuple index out of range")
}

/// The methods of `tuple`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python tuple",
    note = "`Bound<'_, PyTuple>` has these methods"
)]
pub trait PyTupleMethods<'py>: Sealed {
    /// `len(self)`.
    fn len(&self) -> usize;

    /// `not self`.
    fn is_empty(&self) -> bool;

    /// The same tuple, as a sequence.
    fn as_sequence(&self) -> &Bound<'py, PySequence>;

    /// The same tuple, as a sequence.
    fn into_sequence(self) -> Bound<'py, PySequence>;

    /// `self[low:high]`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    fn get_slice(&self, low: usize, high: usize) -> Bound<'py, PyTuple>;

    /// `self[index]`.
    ///
    /// # Errors
    ///
    /// `IndexError` past the end.
    fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>>;

    /// `self[index]`, which the tuple keeps.
    ///
    /// # Errors
    ///
    /// `IndexError` past the end.
    fn get_borrowed_item<'a>(&'a self, index: usize) -> PyResult<Borrowed<'a, 'py, PyAny>>;

    raw::unchecked::methods! { declare:
        /// `self[index]`, without comparing the index with the length.
        ///
        /// # Safety
        ///
        /// `index` is less than the length.
        get_item_unchecked(&self, index: usize) -> Bound<'py, PyAny>;
        /// `self[index]`, which the tuple keeps, without comparing the index with the length.
        ///
        /// # Safety
        ///
        /// `index` is less than the length.
        get_borrowed_item_unchecked<'a>(&'a self, index: usize) -> Borrowed<'a, 'py, PyAny>;
    }

    /// The items, as they stand in the tuple.
    fn as_slice(&self) -> &[Bound<'py, PyAny>];

    /// `value in self`.
    ///
    /// # Errors
    ///
    /// What comparing raises; those of the conversion.
    fn contains<V>(&self, value: V) -> PyResult<bool>
    where
        V: IntoPyObject<'py>;

    /// `self.index(value)`.
    ///
    /// # Errors
    ///
    /// `ValueError` if it is not in the tuple; those of the conversion.
    fn index<V>(&self, value: V) -> PyResult<usize>
    where
        V: IntoPyObject<'py>;

    /// Iterates over the items.
    fn iter(&self) -> BoundTupleIterator<'py>;

    /// Iterates over the items, which the tuple keeps.
    fn iter_borrowed<'a>(&'a self) -> BorrowedTupleIterator<'a, 'py>;

    /// `list(self)`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    fn to_list(&self) -> Bound<'py, PyList>;
}

impl<'py> PyTupleMethods<'py> for Bound<'py, PyTuple> {
    #[inline]
    fn len(&self) -> usize {
        raw::tuple::len(self)
    }

    #[inline]
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    fn as_sequence(&self) -> &Bound<'py, PySequence> {
        self.as_any().cast().expect("a tuple is a sequence")
    }

    #[inline]
    fn into_sequence(self) -> Bound<'py, PySequence> {
        self.into_any().cast_into().expect("a tuple is a sequence")
    }

    #[inline]
    fn get_slice(&self, low: usize, high: usize) -> Bound<'py, PyTuple> {
        raw::tuple::get_slice(self, index_of(low), index_of(high)).expect("memory for a slice")
    }

    #[inline]
    fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>> {
        self.get_borrowed_item(index).map(Borrowed::to_owned)
    }

    #[inline]
    fn get_borrowed_item<'a>(&'a self, index: usize) -> PyResult<Borrowed<'a, 'py, PyAny>> {
        raw::tuple::item(self.as_borrowed(), index).ok_or_else(out_of_range)
    }

    raw::unchecked::methods! { define:
        fn get_item_unchecked(&self, index: usize) -> Bound<'py, PyAny> {
            raw::tuple::item_unchecked(self.as_borrowed(), index).to_owned()
        }

        fn get_borrowed_item_unchecked<'a>(&'a self, index: usize) -> Borrowed<'a, 'py, PyAny> {
            raw::tuple::item_unchecked(self.as_borrowed(), index)
        }
    }

    #[inline]
    fn as_slice(&self) -> &[Bound<'py, PyAny>] {
        raw::tuple::as_slice(self)
    }

    fn contains<V>(&self, value: V) -> PyResult<bool>
    where
        V: IntoPyObject<'py>,
    {
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::contains(self.as_any(), &value.as_borrowed())
    }

    fn index<V>(&self, value: V) -> PyResult<usize>
    where
        V: IntoPyObject<'py>,
    {
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::sequence::index(self.as_any(), &value.as_borrowed())
    }

    #[inline]
    fn iter(&self) -> BoundTupleIterator<'py> {
        BoundTupleIterator::new(self.clone())
    }

    #[inline]
    fn iter_borrowed<'a>(&'a self) -> BorrowedTupleIterator<'a, 'py> {
        BorrowedTupleIterator::new(self.as_borrowed())
    }

    #[inline]
    fn to_list(&self) -> Bound<'py, PyList> {
        raw::sequence::to_list(self.as_any()).expect("memory for a list")
    }
}
