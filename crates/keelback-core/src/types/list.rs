//! `list`.

use super::iter::BoundListIterator;
use super::sealed::Sealed;
use super::{PyAny, PySequence, PyTuple};
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::{Bound, BoundObject};
use crate::marker::Python;
use crate::raw::sequence::{index_of, size};
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// Python's `list`.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::PyList;
    ///
    /// Python::attach(|py| {
    ///     let list = PyList::new(py, [1, 2, 3]).unwrap();
    ///     list.append(4).unwrap();
    ///     assert_eq!(list.len(), 4);
    /// });
    /// ```
    PyList, "builtins", "list", PyList_Type, check: PyList_Check, exact: PyList_CheckExact
);

impl PyList {
    /// A new list of the elements, converted.
    ///
    /// # Errors
    ///
    /// Those of the conversion; `MemoryError`.
    #[track_caller]
    pub fn new<'py, T>(py: Python<'py>, elements: impl IntoIterator<Item = T>) -> PyResult<Bound<'py, PyList>>
    where
        T: IntoPyObject<'py>,
    {
        collect(py, elements.into_iter())
    }

    /// A new empty list.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[must_use]
    #[inline]
    pub fn empty(py: Python<'_>) -> Bound<'_, PyList> {
        raw::list::new(py, 0).unwrap_or_else(|error| error.unexpected(py, "memory for an empty list"))
    }
}

/// A list of what the iterator gives, converted. As many places as it promises at least are filled in order; it may
/// give more or, against its promise, fewer.
pub(crate) fn collect<'py, T>(py: Python<'py>, elements: impl Iterator<Item = T>) -> PyResult<Bound<'py, PyList>>
where
    T: IntoPyObject<'py>,
{
    let promised = size(py, elements.size_hint().0)?;
    raw::list::collect(py, promised, elements.map(|element| element.into_bound_py_any(py)))
}

/// The methods of `list`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python list",
    note = "`Bound<'_, PyList>` has these methods"
)]
pub trait PyListMethods<'py>: Sealed {
    /// `len(self)`.
    fn len(&self) -> usize;

    /// `not self`.
    fn is_empty(&self) -> bool;

    /// The same list, as a sequence.
    fn as_sequence(&self) -> &Bound<'py, PySequence>;

    /// The same list, as a sequence.
    fn into_sequence(self) -> Bound<'py, PySequence>;

    /// `self[index]`.
    ///
    /// # Errors
    ///
    /// `IndexError` past the end.
    fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>>;

    raw::unchecked::methods! { declare:
        /// `self[index]`, without comparing the index with the length.
        ///
        /// # Safety
        ///
        /// `index` is less than the length.
        get_item_unchecked(&self, index: usize) -> Bound<'py, PyAny>;
    }

    /// `self[low:high]`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    fn get_slice(&self, low: usize, high: usize) -> Bound<'py, PyList>;

    /// `self[index] = item`.
    ///
    /// # Errors
    ///
    /// `IndexError` past the end; those of the conversion.
    fn set_item<I>(&self, index: usize, item: I) -> PyResult<()>
    where
        I: IntoPyObject<'py>;

    /// `del self[index]`.
    ///
    /// # Errors
    ///
    /// `IndexError` past the end.
    fn del_item(&self, index: usize) -> PyResult<()>;

    /// `self[low:high] = seq`.
    ///
    /// # Errors
    ///
    /// `TypeError` if `seq` cannot be iterated over.
    fn set_slice(&self, low: usize, high: usize, seq: &Bound<'_, PyAny>) -> PyResult<()>;

    /// `del self[low:high]`.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    fn del_slice(&self, low: usize, high: usize) -> PyResult<()>;

    /// `self.append(item)`.
    ///
    /// # Errors
    ///
    /// Those of the conversion; `MemoryError`.
    fn append<I>(&self, item: I) -> PyResult<()>
    where
        I: IntoPyObject<'py>;

    /// `self.insert(index, item)`.
    ///
    /// # Errors
    ///
    /// Those of the conversion; `MemoryError`.
    fn insert<I>(&self, index: usize, item: I) -> PyResult<()>
    where
        I: IntoPyObject<'py>;

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
    /// `ValueError` if it is not in the list; those of the conversion.
    fn index<V>(&self, value: V) -> PyResult<usize>
    where
        V: IntoPyObject<'py>;

    /// Iterates over the items; what is appended meanwhile is seen, too.
    fn iter(&self) -> BoundListIterator<'py>;

    /// Calls `closure` for each item while no other thread changes the list.
    ///
    /// # Errors
    ///
    /// The first that `closure` returns.
    fn locked_for_each<F>(&self, closure: F) -> PyResult<()>
    where
        F: Fn(Bound<'py, PyAny>) -> PyResult<()>;

    /// `self.sort()`.
    ///
    /// # Errors
    ///
    /// What comparing raises.
    fn sort(&self) -> PyResult<()>;

    /// `self.reverse()`.
    ///
    /// # Errors
    ///
    /// None that is known.
    fn reverse(&self) -> PyResult<()>;

    /// `tuple(self)`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    fn to_tuple(&self) -> Bound<'py, PyTuple>;
}

impl<'py> PyListMethods<'py> for Bound<'py, PyList> {
    #[inline]
    fn len(&self) -> usize {
        raw::list::len(self)
    }

    #[inline]
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    fn as_sequence(&self) -> &Bound<'py, PySequence> {
        self.as_any().cast().expect("a list is a sequence")
    }

    #[inline]
    fn into_sequence(self) -> Bound<'py, PySequence> {
        self.into_any().cast_into().expect("a list is a sequence")
    }

    #[inline]
    fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>> {
        raw::list::get_item(self, index)
    }

    raw::unchecked::methods! { define:
        fn get_item_unchecked(&self, index: usize) -> Bound<'py, PyAny> {
            raw::list::item_unchecked(self, index)
        }
    }

    #[inline]
    fn get_slice(&self, low: usize, high: usize) -> Bound<'py, PyList> {
        raw::list::get_slice(self, index_of(low), index_of(high)).expect("memory for a slice")
    }

    fn set_item<I>(&self, index: usize, item: I) -> PyResult<()>
    where
        I: IntoPyObject<'py>,
    {
        raw::list::set_item(self, index, item.into_bound_py_any(self.py())?)
    }

    #[inline]
    fn del_item(&self, index: usize) -> PyResult<()> {
        raw::sequence::del_item(self.as_any(), index_of(index))
    }

    #[inline]
    fn set_slice(&self, low: usize, high: usize, seq: &Bound<'_, PyAny>) -> PyResult<()> {
        raw::list::set_slice(self, index_of(low), index_of(high), Some(seq))
    }

    #[inline]
    fn del_slice(&self, low: usize, high: usize) -> PyResult<()> {
        raw::list::set_slice(self, index_of(low), index_of(high), None)
    }

    fn append<I>(&self, item: I) -> PyResult<()>
    where
        I: IntoPyObject<'py>,
    {
        let item = item.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::list::append(self, &item.as_borrowed())
    }

    fn insert<I>(&self, index: usize, item: I) -> PyResult<()>
    where
        I: IntoPyObject<'py>,
    {
        let item = item.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::list::insert(self, index_of(index), &item.as_borrowed())
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
    fn iter(&self) -> BoundListIterator<'py> {
        BoundListIterator::new(self.clone())
    }

    fn locked_for_each<F>(&self, closure: F) -> PyResult<()>
    where
        F: Fn(Bound<'py, PyAny>) -> PyResult<()>,
    {
        raw::critical_section::with(self.as_any(), || self.iter().try_for_each(closure))
    }

    #[inline]
    fn sort(&self) -> PyResult<()> {
        raw::list::sort(self)
    }

    #[inline]
    fn reverse(&self) -> PyResult<()> {
        raw::list::reverse(self)
    }

    #[inline]
    fn to_tuple(&self) -> Bound<'py, PyTuple> {
        raw::list::to_tuple(self).expect("memory for a tuple")
    }
}
