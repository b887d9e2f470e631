//! Maps.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use crate::conversion::{FromPyObject, FromPyObjectOwned, IntoPyObject};
use crate::err::place::{self, Expected};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw::dict::Entry;
use crate::type_hint_subscript;
use crate::type_object::PyTypeInfo;
use crate::types::{IntoPyDict, PyDict};

/// Converts each entry and hands it to `insert`; Python code may run and change the dict, which is then an error.
pub(super) fn each<'py, K, V>(object: Borrowed<'_, 'py, PyAny>, mut insert: impl FnMut(K, V)) -> PyResult<()>
where
    K: FromPyObjectOwned<'py>,
    V: FromPyObjectOwned<'py>,
{
    let mut entries = object.cast::<PyDict>()?.iter();
    while let Some(entry) = entries.try_next_read()? {
        match entry {
            Entry::Read(key, value) => insert(key, value),
            Entry::Objects(key, value) => {
                let (name, key) = (&key, key_of(key.as_borrowed())?);
                insert(key, value_at(value.as_borrowed(), name)?);
            }
        }
    }
    Ok(())
}

/// Converts a key; an error says which it was.
#[inline]
fn key_of<'a, 'py, K: FromPyObject<'a, 'py>>(key: Borrowed<'a, 'py, PyAny>) -> PyResult<K> {
    match K::extract(key) {
        Ok(key) => Ok(key),
        Err(error) => Err(place::of_key(error.into(), key, const { Expected::of::<K>() })),
    }
}

/// Converts a value; an error says under which key it was.
#[inline]
fn value_at<'a, 'py, V: FromPyObject<'a, 'py>>(
    value: Borrowed<'a, 'py, PyAny>,
    key: &Bound<'py, PyAny>,
) -> PyResult<V> {
    match V::extract(value) {
        Ok(value) => Ok(value),
        Err(error) => Err(place::key(error.into(), value, const { Expected::of::<V>() }, key)),
    }
}

impl<'py, K, V, S> FromPyObject<'_, 'py> for HashMap<K, V, S>
where
    K: FromPyObjectOwned<'py> + Eq + Hash,
    V: FromPyObjectOwned<'py>,
    S: BuildHasher + Default,
{
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyDict::TYPE_HINT, K::INPUT_TYPE, V::INPUT_TYPE);

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let mut map = HashMap::with_capacity_and_hasher(object.cast::<PyDict>()?.len(), S::default());
        each(object, |key, value| drop(map.insert(key, value)))?;
        Ok(map)
    }
}

impl<'py, K, V> FromPyObject<'_, 'py> for BTreeMap<K, V>
where
    K: FromPyObjectOwned<'py> + Ord,
    V: FromPyObjectOwned<'py>,
{
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyDict::TYPE_HINT, K::INPUT_TYPE, V::INPUT_TYPE);

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let mut map = BTreeMap::new();
        each(object, |key, value| drop(map.insert(key, value)))?;
        Ok(map)
    }
}

impl<'py, K, V, H> IntoPyObject<'py> for HashMap<K, V, H>
where
    K: IntoPyObject<'py> + Eq + Hash,
    V: IntoPyObject<'py>,
    H: BuildHasher,
{
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyDict::TYPE_HINT, K::OUTPUT_TYPE, V::OUTPUT_TYPE);

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.into_py_dict(py)
    }
}

impl<'a, 'py, K, V, H> IntoPyObject<'py> for &'a HashMap<K, V, H>
where
    &'a K: IntoPyObject<'py> + Eq + Hash,
    &'a V: IntoPyObject<'py>,
    H: BuildHasher,
{
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyDict::TYPE_HINT, <&K>::OUTPUT_TYPE, <&V>::OUTPUT_TYPE);

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.into_py_dict(py)
    }
}

impl<'py, K, V> IntoPyObject<'py> for BTreeMap<K, V>
where
    K: IntoPyObject<'py> + Eq,
    V: IntoPyObject<'py>,
{
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyDict::TYPE_HINT, K::OUTPUT_TYPE, V::OUTPUT_TYPE);

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.into_py_dict(py)
    }
}

impl<'a, 'py, K, V> IntoPyObject<'py> for &'a BTreeMap<K, V>
where
    &'a K: IntoPyObject<'py> + Eq,
    &'a V: IntoPyObject<'py>,
{
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyDict::TYPE_HINT, <&K>::OUTPUT_TYPE, <&V>::OUTPUT_TYPE);

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.into_py_dict(py)
    }
}
