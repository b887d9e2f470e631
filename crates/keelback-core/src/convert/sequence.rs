//! `Vec` and slices.
//!
//! An item is never borrowed from a list while Python code runs: what cannot be read without is taken out with a
//! reference, and the length is looked at again before each.

use crate::conversion::{CastError, FromPyObject, FromPyObjectOwned, IntoPyObject};
use crate::err::place::{self, Expected};
use crate::exceptions::{PyMemoryError, PyTypeError};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::type_object::PyTypeInfo;
use crate::types::{PyInt, PyList, PySequence, PyTuple};
use crate::{type_hint_identifier, type_hint_subscript};

/// A protocol of the type checkers' own: what has `__getitem__`.
pub(super) const GETS_ITEM: PyStaticExpr = type_hint_identifier!("_typeshed", "SupportsGetItem");

/// What a `__len__` says is only believed so far before there are as many items.
pub(super) const MOST_RESERVED: usize = 1 << 16;

impl<'py, T: FromPyObjectOwned<'py>> FromPyObject<'_, 'py> for Vec<T> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(GETS_ITEM, PyInt::TYPE_HINT, T::INPUT_TYPE);

    /// Any sequence but `str`.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Vec<T>> {
        if PyList::is_exact_type_of(&object) {
            return from_list(object.cast()?);
        }
        if PyTuple::is_exact_type_of(&object) {
            return from_tuple(object.cast()?);
        }
        if let Some(items) = <T as FromPyObject<'_, 'py>>::sequence_extractor(object) {
            return Ok(items);
        }
        if PyString::is_type_of(&object) {
            return Err(PyTypeError::new_err("Can't extract `str` to `Vec`"));
        }
        from_sequence(sequence(object)?)
    }
}

/// Refuses what has no `__getitem__`; whether it is registered as a `Sequence` does not matter.
#[inline]
pub(super) fn sequence<'a, 'py>(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Borrowed<'a, 'py, PyAny>> {
    if raw::sequence::check(&object) {
        return Ok(object);
    }
    Err(CastError::new(object, PySequence::type_object(object.py()).into_any()).into())
}

fn from_list<'py, T: FromPyObjectOwned<'py>>(list: Borrowed<'_, 'py, PyList>) -> PyResult<Vec<T>> {
    let mut items = Vec::with_capacity(list.len());
    let mut is_worth_it = true;
    loop {
        if is_worth_it {
            let before = items.len();
            read_on(list, &mut items);
            // With the GIL it costs nothing to try.
            is_worth_it = items.len() > before || !crate::ffi::layout().free_threaded;
        }
        let Some(item) = raw::list::item(&list, items.len()) else {
            return Ok(items);
        };
        items.push(item_at(item.as_borrowed(), items.len())?);
    }
}

/// Goes on as long as items can be read without running code, and there is room for them: a loop of its own, which has
/// nothing else to keep at hand.
#[inline(never)]
fn read_on<'py, T: FromPyObjectOwned<'py>>(list: Borrowed<'_, 'py, PyList>, items: &mut Vec<T>) {
    raw::list::read(list, |reader| {
        while items.len() < items.capacity() {
            let Some(value) = reader.read(items.len()) else { return };
            items.push(value);
        }
    });
}

fn from_tuple<'py, T: FromPyObjectOwned<'py>>(tuple: Borrowed<'_, 'py, PyTuple>) -> PyResult<Vec<T>> {
    let mut items = Vec::with_capacity(tuple.len());
    for item in tuple.iter_borrowed() {
        items.push(item_at(item, items.len())?);
    }
    Ok(items)
}

fn from_sequence<'py, T: FromPyObjectOwned<'py>>(sequence: Borrowed<'_, 'py, PyAny>) -> PyResult<Vec<T>> {
    let mut items = Vec::new();
    // More than there can ever be room for is refused at once, as `list(sequence)` does.
    if items.try_reserve_exact(said_length(sequence)).is_err() {
        return Err(PyMemoryError::new_err(()));
    }
    items.shrink_to(MOST_RESERVED);
    for item in sequence.try_iter()? {
        items.push(item_at(item?.as_borrowed(), items.len())?);
    }
    Ok(items)
}

/// `len(sequence)`, which need not be true; zero where that fails.
#[inline]
pub(super) fn said_length(sequence: Borrowed<'_, '_, PyAny>) -> usize {
    raw::sequence::len(&sequence).unwrap_or(0)
}

/// Converts an item; an error says which it was.
#[inline]
pub(super) fn item_at<'a, 'py, T: FromPyObject<'a, 'py>>(item: Borrowed<'a, 'py, PyAny>, index: usize) -> PyResult<T> {
    match T::extract(item) {
        Ok(value) => Ok(value),
        Err(error) => Err(place::index(error.into(), item, const { Expected::of::<T>() }, index)),
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Vec<T> {
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

impl<'a, 'py, T> IntoPyObject<'py> for &'a Vec<T>
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

impl<'a, 'py, T> IntoPyObject<'py> for &'a [T]
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
        <&T>::borrowed_sequence_into_pyobject(self, py)
    }
}
