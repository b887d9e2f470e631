//! Sequences of any kind.

use super::sealed::Sealed;
use super::{PyAny, PyAnyMethods, PyList, PyTuple, PyType};
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::{Bound, BoundObject};
use crate::marker::Python;
use crate::raw::sequence::{index_of, size};
use crate::type_object::PyTypeInfo;
use crate::{PyResult, raw};

raw::native_type::imported_type!(
    /// Anything that `collections.abc.Sequence` knows: lists, tuples, and classes that are registered there.
    PySequence, "collections.abc", "Sequence", check: is_sequence
);

/// Lists and tuples without asking Python.
#[inline]
fn is_sequence(object: &Bound<'_, PyAny>) -> bool {
    PyList::is_type_of(object) || PyTuple::is_type_of(object) || is_instance::<PySequence>(object)
}

/// What the abstract base class says; an error of it is reported and means no.
pub(super) fn is_instance<T: PyTypeInfo>(object: &Bound<'_, PyAny>) -> bool {
    object.is_instance(T::type_object(object.py()).as_any()).unwrap_or_else(|error| {
        error.write_unraisable(object.py(), Some(object));
        false
    })
}

/// `T.register(class)` of the abstract base class.
pub(super) fn register<T: PyTypeInfo>(class: &Bound<'_, PyType>) -> PyResult<()> {
    T::type_object(class.py()).call_method1("register", (class,)).map(drop)
}

impl PySequence {
    /// Makes a class count as a sequence, for `isinstance` and for this crate.
    ///
    /// # Errors
    ///
    /// What `collections.abc.Sequence.register` raises.
    pub fn register<T: PyTypeInfo>(py: Python<'_>) -> PyResult<()> {
        register::<PySequence>(&T::type_object(py))
    }
}

/// The methods of sequences.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python sequence",
    note = "`Bound<'_, PySequence>` has these methods"
)]
pub trait PySequenceMethods<'py>: Sealed {
    /// `len(self)`.
    ///
    /// # Errors
    ///
    /// What `__len__` raises.
    fn len(&self) -> PyResult<usize>;

    /// `len(self) == 0`.
    ///
    /// # Errors
    ///
    /// What `__len__` raises.
    fn is_empty(&self) -> PyResult<bool>;

    /// `self + other`.
    ///
    /// # Errors
    ///
    /// `TypeError` if that is not possible.
    fn concat(&self, other: &Bound<'_, PySequence>) -> PyResult<Bound<'py, PySequence>>;

    /// `self * count`.
    ///
    /// # Errors
    ///
    /// `TypeError` if that is not possible; `MemoryError`, `OverflowError`.
    fn repeat(&self, count: usize) -> PyResult<Bound<'py, PySequence>>;

    /// `self += other`, and what that leaves.
    ///
    /// # Errors
    ///
    /// `TypeError` if that is not possible.
    fn in_place_concat(&self, other: &Bound<'_, PySequence>) -> PyResult<Bound<'py, PySequence>>;

    /// `self *= count`, and what that leaves.
    ///
    /// # Errors
    ///
    /// `TypeError` if that is not possible; `MemoryError`, `OverflowError`.
    fn in_place_repeat(&self, count: usize) -> PyResult<Bound<'py, PySequence>>;

    /// `self[index]`.
    ///
    /// # Errors
    ///
    /// `IndexError` past the end.
    fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>>;

    /// `self[begin:end]`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it cannot be sliced.
    fn get_slice(&self, begin: usize, end: usize) -> PyResult<Bound<'py, PySequence>>;

    /// `self[i] = item`.
    ///
    /// # Errors
    ///
    /// `IndexError` past the end; `TypeError` if it cannot be changed.
    fn set_item<I>(&self, i: usize, item: I) -> PyResult<()>
    where
        I: IntoPyObject<'py>;

    /// `del self[i]`.
    ///
    /// # Errors
    ///
    /// `IndexError` past the end; `TypeError` if it cannot be changed.
    fn del_item(&self, i: usize) -> PyResult<()>;

    /// `self[i1:i2] = v`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it cannot be changed.
    fn set_slice(&self, i1: usize, i2: usize, v: &Bound<'_, PyAny>) -> PyResult<()>;

    /// `del self[i1:i2]`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it cannot be changed.
    fn del_slice(&self, i1: usize, i2: usize) -> PyResult<()>;

    /// How often a value is in it.
    ///
    /// # Errors
    ///
    /// What comparing raises; those of the conversion.
    fn count<V>(&self, value: V) -> PyResult<usize>
    where
        V: IntoPyObject<'py>;

    /// `value in self`.
    ///
    /// # Errors
    ///
    /// What comparing raises; those of the conversion.
    fn contains<V>(&self, value: V) -> PyResult<bool>
    where
        V: IntoPyObject<'py>;

    /// Where a value is first.
    ///
    /// # Errors
    ///
    /// `ValueError` if it is not in it; those of the conversion.
    fn index<V>(&self, value: V) -> PyResult<usize>
    where
        V: IntoPyObject<'py>;

    /// `list(self)`.
    ///
    /// # Errors
    ///
    /// What iterating over it raises.
    fn to_list(&self) -> PyResult<Bound<'py, PyList>>;

    /// `tuple(self)`.
    ///
    /// # Errors
    ///
    /// What iterating over it raises.
    fn to_tuple(&self) -> PyResult<Bound<'py, PyTuple>>;
}

impl<'py> PySequenceMethods<'py> for Bound<'py, PySequence> {
    #[inline]
    fn len(&self) -> PyResult<usize> {
        raw::sequence::len(self)
    }

    #[inline]
    fn is_empty(&self) -> PyResult<bool> {
        raw::sequence::len(self).map(|length| length == 0)
    }

    #[inline]
    fn concat(&self, other: &Bound<'_, PySequence>) -> PyResult<Bound<'py, PySequence>> {
        raw::sequence::concat(self, other)
    }

    #[inline]
    fn repeat(&self, count: usize) -> PyResult<Bound<'py, PySequence>> {
        raw::sequence::repeat(self, size(self.py(), count)?)
    }

    #[inline]
    fn in_place_concat(&self, other: &Bound<'_, PySequence>) -> PyResult<Bound<'py, PySequence>> {
        raw::sequence::in_place_concat(self, other)
    }

    #[inline]
    fn in_place_repeat(&self, count: usize) -> PyResult<Bound<'py, PySequence>> {
        raw::sequence::in_place_repeat(self, size(self.py(), count)?)
    }

    #[inline]
    fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>> {
        raw::sequence::get_item(self, index_of(index))
    }

    #[inline]
    fn get_slice(&self, begin: usize, end: usize) -> PyResult<Bound<'py, PySequence>> {
        raw::sequence::get_slice(self, index_of(begin), index_of(end))
    }

    fn set_item<I>(&self, i: usize, item: I) -> PyResult<()>
    where
        I: IntoPyObject<'py>,
    {
        let item = item.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::sequence::set_item(self, index_of(i), &item.as_borrowed())
    }

    #[inline]
    fn del_item(&self, i: usize) -> PyResult<()> {
        raw::sequence::del_item(self, index_of(i))
    }

    #[inline]
    fn set_slice(&self, i1: usize, i2: usize, v: &Bound<'_, PyAny>) -> PyResult<()> {
        raw::sequence::set_slice(self, index_of(i1), index_of(i2), v)
    }

    #[inline]
    fn del_slice(&self, i1: usize, i2: usize) -> PyResult<()> {
        raw::sequence::del_slice(self, index_of(i1), index_of(i2))
    }

    fn count<V>(&self, value: V) -> PyResult<usize>
    where
        V: IntoPyObject<'py>,
    {
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::sequence::count(self, &value.as_borrowed())
    }

    fn contains<V>(&self, value: V) -> PyResult<bool>
    where
        V: IntoPyObject<'py>,
    {
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::contains(self, &value.as_borrowed())
    }

    fn index<V>(&self, value: V) -> PyResult<usize>
    where
        V: IntoPyObject<'py>,
    {
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::sequence::index(self, &value.as_borrowed())
    }

    #[inline]
    fn to_list(&self) -> PyResult<Bound<'py, PyList>> {
        raw::sequence::to_list(self)
    }

    #[inline]
    fn to_tuple(&self) -> PyResult<Bound<'py, PyTuple>> {
        raw::sequence::to_tuple(self)
    }
}
