//! Mappings of any kind.

use super::sealed::Sealed;
use super::sequence::{is_instance, register};
use super::{PyAny, PyDict, PyList};
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::{Bound, BoundObject};
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::{PyResult, raw};

raw::native_type::imported_type!(
    /// Anything that `collections.abc.Mapping` knows: dicts, and classes that are registered there.
    PyMapping, "collections.abc", "Mapping", check: is_mapping
);

/// Dicts without asking Python.
#[inline]
fn is_mapping(object: &Bound<'_, PyAny>) -> bool {
    PyDict::is_type_of(object) || is_instance::<PyMapping>(object)
}

impl PyMapping {
    /// Makes a class count as a mapping, for `isinstance` and for this crate.
    ///
    /// # Errors
    ///
    /// What `collections.abc.Mapping.register` raises.
    pub fn register<T: PyTypeInfo>(py: Python<'_>) -> PyResult<()> {
        register::<PyMapping>(&T::type_object(py))
    }
}

/// The methods of mappings.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python mapping",
    note = "`Bound<'_, PyMapping>` has these methods"
)]
pub trait PyMappingMethods<'py>: Sealed {
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

    /// `key in self`.
    ///
    /// # Errors
    ///
    /// What looking for it raises; those of the conversion.
    fn contains<K>(&self, key: K) -> PyResult<bool>
    where
        K: IntoPyObject<'py>;

    /// `self[key]`.
    ///
    /// # Errors
    ///
    /// `KeyError` if there is no such key; those of the conversion.
    fn get_item<K>(&self, key: K) -> PyResult<Bound<'py, PyAny>>
    where
        K: IntoPyObject<'py>;

    /// `self[key] = value`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it cannot be changed; those of the conversions.
    fn set_item<K, V>(&self, key: K, value: V) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>;

    /// `del self[key]`.
    ///
    /// # Errors
    ///
    /// `KeyError` if there is no such key; `TypeError` if it cannot be changed.
    fn del_item<K>(&self, key: K) -> PyResult<()>
    where
        K: IntoPyObject<'py>;

    /// `list(self.keys())`.
    ///
    /// # Errors
    ///
    /// What `keys` raises.
    fn keys(&self) -> PyResult<Bound<'py, PyList>>;

    /// `list(self.values())`.
    ///
    /// # Errors
    ///
    /// What `values` raises.
    fn values(&self) -> PyResult<Bound<'py, PyList>>;

    /// `list(self.items())`.
    ///
    /// # Errors
    ///
    /// What `items` raises.
    fn items(&self) -> PyResult<Bound<'py, PyList>>;
}

impl<'py> PyMappingMethods<'py> for Bound<'py, PyMapping> {
    #[inline]
    fn len(&self) -> PyResult<usize> {
        raw::mapping::len(self)
    }

    #[inline]
    fn is_empty(&self) -> PyResult<bool> {
        raw::mapping::len(self).map(|length| length == 0)
    }

    fn contains<K>(&self, key: K) -> PyResult<bool>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::contains(self, &key.as_borrowed())
    }

    fn get_item<K>(&self, key: K) -> PyResult<Bound<'py, PyAny>>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::get_item(self, &key.as_borrowed())
    }

    fn set_item<K, V>(&self, key: K, value: V) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::set_item(self, &key.as_borrowed(), &value.as_borrowed())
    }

    fn del_item<K>(&self, key: K) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::del_item(self, &key.as_borrowed())
    }

    #[inline]
    fn keys(&self) -> PyResult<Bound<'py, PyList>> {
        raw::mapping::keys(self)
    }

    #[inline]
    fn values(&self) -> PyResult<Bound<'py, PyList>> {
        raw::mapping::values(self)
    }

    #[inline]
    fn items(&self) -> PyResult<Bound<'py, PyList>> {
        raw::mapping::items(self)
    }
}
