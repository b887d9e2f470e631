//! `frozendict`.

use super::sealed::Sealed;
use super::{PyAny, PyDict, PyDictMethods, PyList, PyMapping};
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::{Bound, BoundObject};
use crate::marker::Python;
use crate::{PyResult, raw};

raw::native_type::late_type!(
    /// Python's `frozendict`, which came with Python 3.15.
    ///
    /// Before that nothing is one, and making one is an error that says so.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::{PyFrozenDict, PyFrozenDictMethods};
    ///
    /// Python::attach(|py| match PyFrozenDict::new(py, [("a", 1)]) {
    ///     Ok(dict) => assert!(dict.contains("a").unwrap()),
    ///     Err(error) => assert!(error.to_string().contains("needs Python 3.15")),
    /// });
    /// ```
    PyFrozenDict, "builtins", "frozendict", PyFrozenDict_Type, c"builtins.frozendict", PyFrozenDict_Check,
    PyFrozenDict_CheckExact
);

impl PyFrozenDict {
    /// A new `frozendict` of the entries, converted.
    ///
    /// # Errors
    ///
    /// `TypeError` if a key cannot be hashed; those of the conversions; `SystemError` before Python 3.15.
    pub fn new<'py, K, V, I>(py: Python<'py>, iterable: I) -> PyResult<Bound<'py, PyFrozenDict>>
    where
        I: IntoIterator<Item = (K, V)>,
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>,
    {
        let dict = PyDict::new(py);
        iterable.into_iter().try_for_each(|(key, value)| dict.set_item(key, value))?;
        raw::frozendict::new(&dict)
    }

    /// `frozendict()`.
    ///
    /// # Errors
    ///
    /// `SystemError` before Python 3.15.
    #[inline]
    pub fn empty(py: Python<'_>) -> PyResult<Bound<'_, PyFrozenDict>> {
        raw::frozendict::new(&PyDict::new(py))
    }

    /// `frozendict(seq)`, for a sequence of pairs.
    ///
    /// # Errors
    ///
    /// `TypeError` or `ValueError` for what is no pair or cannot be a key; `SystemError` before Python 3.15.
    #[inline]
    pub fn from_sequence<'py>(seq: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyFrozenDict>> {
        let dict = PyDict::from_sequence(seq)?;
        raw::frozendict::new(&dict)
    }
}

/// The methods of `frozendict`.
pub trait PyFrozenDictMethods<'py>: Sealed {
    /// `len(self)`.
    fn len(&self) -> usize;

    /// `not self`.
    fn is_empty(&self) -> bool;

    /// `key in self`.
    ///
    /// # Errors
    ///
    /// `TypeError` if the key cannot be hashed; those of the conversion.
    fn contains<K>(&self, key: K) -> PyResult<bool>
    where
        K: IntoPyObject<'py>;

    /// `self[key]`, or `None` if there is no such key.
    ///
    /// # Errors
    ///
    /// `TypeError` if the key cannot be hashed; those of the conversion.
    fn get_item<K>(&self, key: K) -> PyResult<Option<Bound<'py, PyAny>>>
    where
        K: IntoPyObject<'py>;

    /// `list(self.keys())`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    fn keys(&self) -> Bound<'py, PyList>;

    /// `list(self.values())`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    fn values(&self) -> Bound<'py, PyList>;

    /// `list(self.items())`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    fn items(&self) -> Bound<'py, PyList>;

    /// Iterates over the entries, in order.
    fn iter(&self) -> BoundFrozenDictIterator<'py>;

    /// The same object, as a mapping.
    fn as_mapping(&self) -> &Bound<'py, PyMapping>;

    /// The same reference, as a mapping.
    fn into_mapping(self) -> Bound<'py, PyMapping>;
}

impl<'py> PyFrozenDictMethods<'py> for Bound<'py, PyFrozenDict> {
    #[inline]
    fn len(&self) -> usize {
        raw::frozendict::len(self)
    }

    #[inline]
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn contains<K>(&self, key: K) -> PyResult<bool>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::frozendict::contains(self, &key.as_borrowed())
    }

    fn get_item<K>(&self, key: K) -> PyResult<Option<Bound<'py, PyAny>>>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::frozendict::get_item(self, &key.as_borrowed())
    }

    #[inline]
    fn keys(&self) -> Bound<'py, PyList> {
        raw::frozendict::keys(self).unwrap_or_else(|error| error.unexpected(self.py(), "memory for a list"))
    }

    #[inline]
    fn values(&self) -> Bound<'py, PyList> {
        raw::frozendict::values(self).unwrap_or_else(|error| error.unexpected(self.py(), "memory for a list"))
    }

    #[inline]
    fn items(&self) -> Bound<'py, PyList> {
        raw::frozendict::items(self).unwrap_or_else(|error| error.unexpected(self.py(), "memory for a list"))
    }

    #[inline]
    fn iter(&self) -> BoundFrozenDictIterator<'py> {
        BoundFrozenDictIterator { dict: self.clone(), position: 0, remaining: self.len() }
    }

    #[inline]
    fn as_mapping(&self) -> &Bound<'py, PyMapping> {
        self.cast().expect("a frozendict is a mapping")
    }

    #[inline]
    fn into_mapping(self) -> Bound<'py, PyMapping> {
        self.cast_into().expect("a frozendict is a mapping")
    }
}

/// Iterates over the entries of a `frozendict`, in order.
pub struct BoundFrozenDictIterator<'py> {
    dict: Bound<'py, PyFrozenDict>,
    position: isize,
    remaining: usize,
}

impl<'py> Iterator for BoundFrozenDictIterator<'py> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let entry = raw::frozendict::next(&self.dict, &mut self.position)?;
        self.remaining = self.remaining.saturating_sub(1);
        Some(entry)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.remaining, Some(self.remaining))
    }
}

impl ExactSizeIterator for BoundFrozenDictIterator<'_> {
    #[inline]
    fn len(&self) -> usize {
        self.remaining
    }
}

impl<'py> IntoIterator for Bound<'py, PyFrozenDict> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);
    type IntoIter = BoundFrozenDictIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'py> IntoIterator for &Bound<'py, PyFrozenDict> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);
    type IntoIter = BoundFrozenDictIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
