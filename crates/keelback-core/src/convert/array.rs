//! Arrays: sequences of a length that is known.

use super::sequence::{item_at, sequence};
use crate::conversion::{FromPyObject, FromPyObjectOwned, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::raw::sequence::index_of;
use crate::{type_hint_identifier, type_hint_subscript};

/// A protocol of the type checkers' own: what has `__len__` and `__getitem__`.
const HAS_ITEMS: PyStaticExpr = type_hint_identifier!("_typeshed", "SupportsLenAndGetItem");

#[cold]
fn wrong_length(expected: usize, got: usize) -> PyErr {
    PyValueError::new_err(format!("expected a sequence of length {expected} (got {got})"))
}

impl<'py, T, const N: usize> FromPyObject<'_, 'py> for [T; N]
where
    T: FromPyObjectOwned<'py>,
{
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(HAS_ITEMS, T::INPUT_TYPE);

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<[T; N]> {
        let items = match <T as FromPyObject<'_, 'py>>::sequence_extractor(object) {
            Some(items) => items,
            None => items::<T, N>(sequence(object)?)?,
        };
        items.try_into().map_err(|items: Vec<T>| wrong_length(N, items.len()))
    }
}

fn items<'py, T, const N: usize>(sequence: Borrowed<'_, 'py, PyAny>) -> PyResult<Vec<T>>
where
    T: FromPyObjectOwned<'py>,
{
    let length = raw::sequence::len(&sequence)?;
    if length != N {
        return Err(wrong_length(N, length));
    }
    let mut items = Vec::with_capacity(N);
    for index in 0..N {
        let item = raw::sequence::get_item(&sequence, index_of(index))?;
        items.push(item_at(item.as_borrowed(), index)?);
    }
    Ok(items)
}

impl<'py, T: IntoPyObject<'py>, const N: usize> IntoPyObject<'py> for [T; N] {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = T::SEQUENCE_OUTPUT_TYPE;

    /// A `list`; of `u8`, `bytes`.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        T::owned_sequence_into_pyobject(self, py)
    }
}

impl<'a, 'py, T, const N: usize> IntoPyObject<'py> for &'a [T; N]
where
    &'a T: IntoPyObject<'py>,
{
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = <&T>::SEQUENCE_OUTPUT_TYPE;

    /// A `list`; of `u8`, `bytes`.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        <&T>::borrowed_sequence_into_pyobject(self.as_slice(), py)
    }
}
