//! `set`.

use super::sealed::Sealed;
use super::{PyAny, PyAnyMethods, PyIterator};
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::{Bound, BoundObject};
use crate::marker::Python;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// Python's `set`.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::{PySet, PySetMethods};
    ///
    /// Python::attach(|py| {
    ///     let set = PySet::new(py, [1, 2, 2]).unwrap();
    ///     assert_eq!(set.len(), 2);
    /// });
    /// ```
    PySet, "builtins", "set", PySet_Type, check: PySet_Check
);

impl PySet {
    /// A new set of the elements, converted.
    ///
    /// # Errors
    ///
    /// `TypeError` if one cannot be hashed; those of the conversion.
    pub fn new<'py, T>(py: Python<'py>, elements: impl IntoIterator<Item = T>) -> PyResult<Bound<'py, PySet>>
    where
        T: IntoPyObject<'py>,
    {
        let set = Self::empty(py)?;
        elements.into_iter().try_for_each(|element| set.add(element))?;
        Ok(set)
    }

    /// `set()`.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn empty(py: Python<'_>) -> PyResult<Bound<'_, PySet>> {
        raw::set::new(py, None)
    }
}

/// The methods of `set`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python set",
    note = "`Bound<'_, PySet>` has these methods"
)]
pub trait PySetMethods<'py>: Sealed {
    /// `self.clear()`.
    fn clear(&self);

    /// `len(self)`.
    fn len(&self) -> usize;

    /// `not self`.
    #[inline]
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `key in self`.
    ///
    /// # Errors
    ///
    /// `TypeError` if the key cannot be hashed; those of the conversion.
    fn contains<K>(&self, key: K) -> PyResult<bool>
    where
        K: IntoPyObject<'py>;

    /// `self.discard(key)`; says whether it was there.
    ///
    /// # Errors
    ///
    /// `TypeError` if the key cannot be hashed; those of the conversion.
    fn discard<K>(&self, key: K) -> PyResult<bool>
    where
        K: IntoPyObject<'py>;

    /// `self.add(key)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if the key cannot be hashed; those of the conversion.
    fn add<K>(&self, key: K) -> PyResult<()>
    where
        K: IntoPyObject<'py>;

    /// Removes any element; `None` if there is none.
    fn pop(&self) -> Option<Bound<'py, PyAny>>;

    /// Iterates over the elements; it panics if elements come or go meanwhile.
    fn iter(&self) -> BoundSetIterator<'py>;
}

impl<'py> PySetMethods<'py> for Bound<'py, PySet> {
    #[inline]
    fn clear(&self) {
        raw::set::clear(self).expect("a set can be cleared");
    }

    #[inline]
    fn len(&self) -> usize {
        raw::set::len(self).expect("a set has a size")
    }

    fn contains<K>(&self, key: K) -> PyResult<bool>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::set::contains(self, &key.as_borrowed())
    }

    fn discard<K>(&self, key: K) -> PyResult<bool>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::set::discard(self, &key.as_borrowed())
    }

    fn add<K>(&self, key: K) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::set::add(self, &key.as_borrowed())
    }

    #[inline]
    fn pop(&self) -> Option<Bound<'py, PyAny>> {
        raw::set::pop(self).ok()
    }

    #[inline]
    fn iter(&self) -> BoundSetIterator<'py> {
        BoundSetIterator::new(self.as_any())
    }
}

/// Iterates over the elements of a set, in no order that could be relied on.
pub struct BoundSetIterator<'py> {
    iterator: Bound<'py, PyIterator>,
    remaining: usize,
}

impl<'py> BoundSetIterator<'py> {
    #[inline]
    pub(super) fn new(set: &Bound<'py, PyAny>) -> Self {
        let remaining = raw::set::len(set).expect("a set has a size");
        Self { iterator: set.try_iter().expect("a set can be iterated over"), remaining }
    }
}

impl<'py> Iterator for BoundSetIterator<'py> {
    type Item = Bound<'py, PyAny>;

    /// # Panics
    ///
    /// If elements came or went since the last step.
    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let item = raw::iterator::next(&self.iterator)?;
        self.remaining = self.remaining.saturating_sub(1);
        Some(item.unwrap_or_else(|error| panic!("{error}")))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.remaining, Some(self.remaining))
    }
}

impl ExactSizeIterator for BoundSetIterator<'_> {
    #[inline]
    fn len(&self) -> usize {
        self.remaining
    }
}

impl<'py> IntoIterator for Bound<'py, PySet> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundSetIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'py> IntoIterator for &Bound<'py, PySet> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundSetIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
