//! Sets.

use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, Hash};

use crate::conversion::{FromPyObject, FromPyObjectOwned, IntoPyObject};
use crate::err::place::{self, Expected};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::{PyFrozenSet, PySet};
use crate::{type_hint_subscript, type_hint_union};

/// Converts each element of a `set` or `frozenset`.
pub(super) fn each<'py, K>(object: Borrowed<'_, 'py, PyAny>, mut insert: impl FnMut(K)) -> PyResult<()>
where
    K: FromPyObjectOwned<'py>,
{
    if let Err(refused) = object.cast::<PySet>() {
        if object.cast::<PyFrozenSet>().is_err() {
            return Err(refused.into());
        }
    }
    for element in object.try_iter()? {
        insert(element_of(element?.as_borrowed())?);
    }
    Ok(())
}

/// Converts an element; an error says which it was.
#[inline]
fn element_of<'a, 'py, K: FromPyObject<'a, 'py>>(element: Borrowed<'a, 'py, PyAny>) -> PyResult<K> {
    match K::extract(element) {
        Ok(value) => Ok(value),
        Err(error) => Err(place::element(error.into(), element, const { Expected::of::<K>() })),
    }
}

impl<'py, K, S> FromPyObject<'_, 'py> for HashSet<K, S>
where
    K: FromPyObjectOwned<'py> + Eq + Hash,
    S: BuildHasher + Default,
{
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_subscript!(PySet::TYPE_HINT, K::INPUT_TYPE),
        type_hint_subscript!(PyFrozenSet::TYPE_HINT, K::INPUT_TYPE)
    );

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let mut set = HashSet::default();
        each(object, |element| {
            set.insert(element);
        })?;
        Ok(set)
    }
}

impl<'py, K> FromPyObject<'_, 'py> for BTreeSet<K>
where
    K: FromPyObjectOwned<'py> + Ord,
{
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_subscript!(PySet::TYPE_HINT, K::INPUT_TYPE),
        type_hint_subscript!(PyFrozenSet::TYPE_HINT, K::INPUT_TYPE)
    );

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let mut set = BTreeSet::new();
        each(object, |element| {
            set.insert(element);
        })?;
        Ok(set)
    }
}

impl<'py, K, S> IntoPyObject<'py> for HashSet<K, S>
where
    K: IntoPyObject<'py> + Eq + Hash,
    S: BuildHasher,
{
    type Target = PySet;
    type Output = Bound<'py, PySet>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PySet::TYPE_HINT, K::OUTPUT_TYPE);

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PySet::new(py, self)
    }
}

impl<'a, 'py, K, H> IntoPyObject<'py> for &'a HashSet<K, H>
where
    &'a K: IntoPyObject<'py> + Eq + Hash,
    H: BuildHasher,
{
    type Target = PySet;
    type Output = Bound<'py, PySet>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PySet::TYPE_HINT, <&K>::OUTPUT_TYPE);

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PySet::new(py, self)
    }
}

impl<'py, K: IntoPyObject<'py> + Ord> IntoPyObject<'py> for BTreeSet<K> {
    type Target = PySet;
    type Output = Bound<'py, PySet>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PySet::TYPE_HINT, K::OUTPUT_TYPE);

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PySet::new(py, self)
    }
}

impl<'a, 'py, K> IntoPyObject<'py> for &'a BTreeSet<K>
where
    &'a K: IntoPyObject<'py> + Ord,
{
    type Target = PySet;
    type Output = Bound<'py, PySet>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PySet::TYPE_HINT, <&K>::OUTPUT_TYPE);

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PySet::new(py, self)
    }
}
