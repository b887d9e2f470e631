//! `dict`.

use super::iter::BoundDictIterator;
use super::sealed::Sealed;
use super::{PyAny, PyList, PyMapping};
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::{Bound, BoundObject};
use crate::marker::Python;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// Python's `dict`.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::PyDict;
    ///
    /// Python::attach(|py| {
    ///     let dict = PyDict::new(py);
    ///     dict.set_item("a", 1).unwrap();
    ///     assert!(dict.contains("a").unwrap());
    ///     assert!(dict.get_item("b").unwrap().is_none());
    /// });
    /// ```
    PyDict, "builtins", "dict", PyDict_Type, check: PyDict_Check, exact: PyDict_CheckExact
);

impl PyDict {
    /// `{}`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[must_use]
    #[inline]
    pub fn new(py: Python<'_>) -> Bound<'_, PyDict> {
        raw::dict::new(py).unwrap_or_else(|error| error.unexpected(py, "memory for a dict"))
    }

    /// `dict(seq)`, for a sequence of pairs.
    ///
    /// # Errors
    ///
    /// `TypeError` or `ValueError` for what is no pair or cannot be a key.
    #[inline]
    pub fn from_sequence<'py>(seq: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let dict = Self::new(seq.py());
        raw::dict::merge_pairs(&dict, seq, 1)?;
        Ok(dict)
    }
}

/// The methods of `dict`.
///
/// Keys and values are whatever converts to an object.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python dict",
    note = "`Bound<'_, PyDict>` has these methods"
)]
pub trait PyDictMethods<'py>: Sealed {
    /// `self.copy()`.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    fn copy(&self) -> PyResult<Bound<'py, PyDict>>;

    /// `self.clear()`.
    fn clear(&self);

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

    /// `self[key] = value`.
    ///
    /// # Errors
    ///
    /// `TypeError` if the key cannot be hashed; those of the conversions.
    fn set_item<K, V>(&self, key: K, value: V) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>;

    /// `del self[key]`.
    ///
    /// # Errors
    ///
    /// `KeyError` if there is no such key.
    fn del_item<K>(&self, key: K) -> PyResult<()>
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

    /// Iterates over the entries; it panics if keys come or go meanwhile.
    fn iter(&self) -> BoundDictIterator<'py>;

    /// Calls `closure` for each entry while no other thread changes the dict.
    ///
    /// # Errors
    ///
    /// The first that `closure` returns.
    fn locked_for_each<F>(&self, closure: F) -> PyResult<()>
    where
        F: Fn(Bound<'py, PyAny>, Bound<'py, PyAny>) -> PyResult<()>;

    /// The same dict, as a mapping.
    fn as_mapping(&self) -> &Bound<'py, PyMapping>;

    /// The same dict, as a mapping.
    fn into_mapping(self) -> Bound<'py, PyMapping>;

    /// `self.update(other)`.
    ///
    /// # Errors
    ///
    /// What reading `other` raises.
    fn update(&self, other: &Bound<'_, PyMapping>) -> PyResult<()>;

    /// Takes over the entries of `other` whose keys are not there yet.
    ///
    /// # Errors
    ///
    /// What reading `other` raises.
    fn update_if_missing(&self, other: &Bound<'_, PyMapping>) -> PyResult<()>;

    /// `self.setdefault(key, default_value)`; says whether that put the default there.
    ///
    /// # Errors
    ///
    /// `TypeError` if the key cannot be hashed; those of the conversions.
    fn set_default<K, V>(&self, key: K, default_value: V) -> PyResult<bool>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>;

    /// `self.setdefault(key, default_value)`; says whether that put the default there, and what is there now.
    ///
    /// # Errors
    ///
    /// `TypeError` if the key cannot be hashed; those of the conversions.
    fn set_default_with_result<K, V>(&self, key: K, default_value: V) -> PyResult<(bool, Bound<'py, PyAny>)>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>;
}

impl<'py> PyDictMethods<'py> for Bound<'py, PyDict> {
    #[inline]
    fn copy(&self) -> PyResult<Bound<'py, PyDict>> {
        raw::dict::copy(self)
    }

    #[inline]
    fn clear(&self) {
        raw::dict::clear(self);
    }

    #[inline]
    fn len(&self) -> usize {
        raw::dict::len(self)
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
        raw::dict::contains(self, &key.as_borrowed())
    }

    fn get_item<K>(&self, key: K) -> PyResult<Option<Bound<'py, PyAny>>>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::dict::get_item(self, &key.as_borrowed())
    }

    fn set_item<K, V>(&self, key: K, value: V) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::dict::set_item(self, &key.as_borrowed(), &value.as_borrowed())
    }

    fn del_item<K>(&self, key: K) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::dict::del_item(self, &key.as_borrowed())
    }

    #[inline]
    fn keys(&self) -> Bound<'py, PyList> {
        raw::dict::keys(self).expect("memory for a list")
    }

    #[inline]
    fn values(&self) -> Bound<'py, PyList> {
        raw::dict::values(self).expect("memory for a list")
    }

    #[inline]
    fn items(&self) -> Bound<'py, PyList> {
        raw::dict::items(self).expect("memory for a list")
    }

    #[inline]
    fn iter(&self) -> BoundDictIterator<'py> {
        BoundDictIterator::new(self.clone())
    }

    fn locked_for_each<F>(&self, closure: F) -> PyResult<()>
    where
        F: Fn(Bound<'py, PyAny>, Bound<'py, PyAny>) -> PyResult<()>,
    {
        raw::critical_section::with(self.as_any(), || self.iter().try_for_each(|(key, value)| closure(key, value)))
    }

    #[inline]
    fn as_mapping(&self) -> &Bound<'py, PyMapping> {
        self.as_any().cast().expect("a dict is a mapping")
    }

    #[inline]
    fn into_mapping(self) -> Bound<'py, PyMapping> {
        self.into_any().cast_into().expect("a dict is a mapping")
    }

    #[inline]
    fn update(&self, other: &Bound<'_, PyMapping>) -> PyResult<()> {
        raw::dict::merge(self, other.as_any(), 1)
    }

    #[inline]
    fn update_if_missing(&self, other: &Bound<'_, PyMapping>) -> PyResult<()> {
        raw::dict::merge(self, other.as_any(), 0)
    }

    fn set_default<K, V>(&self, key: K, default_value: V) -> PyResult<bool>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>,
    {
        self.set_default_with_result(key, default_value).map(|(inserted, _)| inserted)
    }

    fn set_default_with_result<K, V>(&self, key: K, default_value: V) -> PyResult<(bool, Bound<'py, PyAny>)>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>,
    {
        let key = key.into_bound_py_any(self.py())?;
        let default_value = default_value.into_bound_py_any(self.py())?;
        raw::dict::set_default(self, &key, &default_value)
    }
}
