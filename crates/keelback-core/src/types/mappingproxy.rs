//! `types.MappingProxyType`: a mapping that cannot be changed through it.

use super::sealed::Sealed;
use super::{PyAny, PyAnyMethods, PyIterator, PyList, PyMapping};
use crate::instance::Bound;
use crate::marker::Python;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// A view of a mapping that cannot be changed through it.
    PyMappingProxy, "types", "MappingProxyType", PyDictProxy_Type
);

impl PyMappingProxy {
    /// A view of `elements`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[must_use]
    #[inline]
    pub fn new<'py>(py: Python<'py>, elements: &Bound<'py, PyMapping>) -> Bound<'py, PyMappingProxy> {
        let proxy = py.get_type::<PyMappingProxy>().call1((elements,)).expect("a view of a mapping");
        proxy.cast_into().expect("its type makes instances of itself")
    }
}

/// The methods of views.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python mappingproxy",
    note = "`Bound<'_, PyMappingProxy>` has these methods"
)]
pub trait PyMappingProxyMethods<'py, 'a>: Sealed {
    /// `len(self) == 0`.
    ///
    /// # Errors
    ///
    /// What `__len__` of the mapping raises.
    fn is_empty(&self) -> PyResult<bool>;

    /// `list(self.keys())`.
    ///
    /// # Errors
    ///
    /// What `keys` of the mapping raises.
    fn keys(&self) -> PyResult<Bound<'py, PyList>>;

    /// `list(self.values())`.
    ///
    /// # Errors
    ///
    /// What `values` of the mapping raises.
    fn values(&self) -> PyResult<Bound<'py, PyList>>;

    /// `list(self.items())`.
    ///
    /// # Errors
    ///
    /// What `items` of the mapping raises.
    fn items(&self) -> PyResult<Bound<'py, PyList>>;

    /// The same object, as a mapping.
    fn as_mapping(&self) -> &Bound<'py, PyMapping>;

    /// Iterates over the entries.
    ///
    /// # Errors
    ///
    /// What `iter` raises.
    fn try_iter(&'a self) -> PyResult<BoundMappingProxyIterator<'py, 'a>>;
}

impl<'py, 'a> PyMappingProxyMethods<'py, 'a> for Bound<'py, PyMappingProxy> {
    #[inline]
    fn is_empty(&self) -> PyResult<bool> {
        self.as_any().is_empty()
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

    #[inline]
    fn as_mapping(&self) -> &Bound<'py, PyMapping> {
        self.as_any().cast().expect("a view is registered as a mapping")
    }

    #[inline]
    fn try_iter(&'a self) -> PyResult<BoundMappingProxyIterator<'py, 'a>> {
        Ok(BoundMappingProxyIterator { keys: self.as_any().try_iter()?, proxy: self })
    }
}

/// Iterates over the entries of a view.
pub struct BoundMappingProxyIterator<'py, 'a> {
    keys: Bound<'py, PyIterator>,
    proxy: &'a Bound<'py, PyMappingProxy>,
}

impl<'py> Iterator for BoundMappingProxyIterator<'py, '_> {
    type Item = PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let key = self.keys.next()?;
        Some(key.and_then(|key| {
            let value = self.proxy.as_any().get_item(&key)?;
            Ok((key, value))
        }))
    }
}
