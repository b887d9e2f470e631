//! `frozenset`.

use super::PyAny;
use super::sealed::Sealed;
use super::set::BoundSetIterator;
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::{Bound, BoundObject};
use crate::marker::Python;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// Python's `frozenset`.
    PyFrozenSet, "builtins", "frozenset", PyFrozenSet_Type, check: PyFrozenSet_Check, exact: PyFrozenSet_CheckExact
);

impl PyFrozenSet {
    /// A new `frozenset` of the elements, converted.
    ///
    /// # Errors
    ///
    /// `TypeError` if one cannot be hashed; those of the conversion.
    pub fn new<'py, T>(py: Python<'py>, elements: impl IntoIterator<Item = T>) -> PyResult<Bound<'py, PyFrozenSet>>
    where
        T: IntoPyObject<'py>,
    {
        let mut builder = PyFrozenSetBuilder::new(py)?;
        elements.into_iter().try_for_each(|element| builder.add(element))?;
        Ok(builder.finalize())
    }

    /// `frozenset()`.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn empty(py: Python<'_>) -> PyResult<Bound<'_, PyFrozenSet>> {
        raw::set::new_frozen(py, None)
    }
}

/// Fills a `frozenset` that nobody has seen yet.
pub struct PyFrozenSetBuilder<'py> {
    set: Bound<'py, PyFrozenSet>,
}

impl<'py> PyFrozenSetBuilder<'py> {
    /// Starts with no element.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn new(py: Python<'py>) -> PyResult<PyFrozenSetBuilder<'py>> {
        Ok(Self { set: PyFrozenSet::empty(py)? })
    }

    /// Adds an element.
    ///
    /// # Errors
    ///
    /// `TypeError` if it cannot be hashed; those of the conversion.
    pub fn add<K>(&mut self, key: K) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.set.py())?.into_any();
        raw::set::add(&self.set, &key.as_borrowed())
    }

    /// The `frozenset`.
    #[must_use]
    #[inline]
    pub fn finalize(self) -> Bound<'py, PyFrozenSet> {
        self.set
    }
}

/// The methods of `frozenset`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python frozenset",
    note = "`Bound<'_, PyFrozenSet>` has these methods"
)]
pub trait PyFrozenSetMethods<'py>: Sealed {
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

    /// Iterates over the elements.
    fn iter(&self) -> BoundFrozenSetIterator<'py>;
}

impl<'py> PyFrozenSetMethods<'py> for Bound<'py, PyFrozenSet> {
    #[inline]
    fn len(&self) -> usize {
        raw::set::len(self).expect("a frozenset has a size")
    }

    fn contains<K>(&self, key: K) -> PyResult<bool>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::set::contains(self, &key.as_borrowed())
    }

    #[inline]
    fn iter(&self) -> BoundFrozenSetIterator<'py> {
        BoundFrozenSetIterator(BoundSetIterator::new(self.as_any()))
    }
}

/// Iterates over the elements of a `frozenset`, in no order that could be relied on.
pub struct BoundFrozenSetIterator<'py>(BoundSetIterator<'py>);

impl<'py> Iterator for BoundFrozenSetIterator<'py> {
    type Item = Bound<'py, PyAny>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for BoundFrozenSetIterator<'_> {
    #[inline]
    fn len(&self) -> usize {
        self.0.len()
    }
}

impl<'py> IntoIterator for Bound<'py, PyFrozenSet> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundFrozenSetIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'py> IntoIterator for &Bound<'py, PyFrozenSet> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundFrozenSetIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
