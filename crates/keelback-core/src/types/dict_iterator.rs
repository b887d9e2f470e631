//! Walking over a dict.

use super::{PyAny, PyDict, PyDictMethods};
use crate::conversion::FromPyObjectOwned;
use crate::exceptions::PyRuntimeError;
use crate::instance::Bound;
use crate::raw::dict::Entry;
use crate::{PyErr, PyResult, raw};

/// Iterates over the entries of a dict, in order.
///
/// Values may be replaced meanwhile. It panics when it finds that keys have come or gone, as Python's own iteration
/// raises `RuntimeError`.
pub struct BoundDictIterator<'py> {
    dict: Bound<'py, PyDict>,
    position: isize,
    /// How many entries there were at the beginning.
    length: usize,
    remaining: usize,
}

impl<'py> BoundDictIterator<'py> {
    #[inline]
    pub(super) fn new(dict: Bound<'py, PyDict>) -> Self {
        let length = dict.len();
        Self { dict, position: 0, length, remaining: length }
    }

    /// The next entry; an error where keys have come or gone.
    #[inline]
    pub(crate) fn try_next(&mut self) -> PyResult<Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)>> {
        self.step(raw::dict::next)
    }

    /// As [`try_next`](Self::try_next), with a key and a value that are read already where that runs no code.
    #[inline]
    pub(crate) fn try_next_read<K, V>(&mut self) -> PyResult<Option<Entry<'py, K, V>>>
    where
        K: FromPyObjectOwned<'py>,
        V: FromPyObjectOwned<'py>,
    {
        self.step(raw::dict::next_read)
    }

    #[inline]
    fn step<E>(&mut self, next: impl FnOnce(&Bound<'py, PyDict>, &mut isize) -> Option<E>) -> PyResult<Option<E>> {
        if self.dict.len() != self.length {
            return Err(self.changed("dictionary changed size during iteration"));
        }
        let Some(entry) = next(&self.dict, &mut self.position) else {
            return Ok(None);
        };
        // As many came as went: without this check the iteration might never end.
        let Some(remaining) = self.remaining.checked_sub(1) else {
            return Err(self.changed("dictionary keys changed during iteration"));
        };
        self.remaining = remaining;
        Ok(Some(entry))
    }

    /// Makes every further step fail, too.
    #[cold]
    fn changed(&mut self, what: &'static str) -> PyErr {
        self.length = usize::MAX;
        PyRuntimeError::new_err(what)
    }
}

impl<'py> Iterator for BoundDictIterator<'py> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.try_next().unwrap_or_else(|error| panic!("{}", error.value(self.dict.py())))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.remaining, Some(self.remaining))
    }
}

impl ExactSizeIterator for BoundDictIterator<'_> {
    #[inline]
    fn len(&self) -> usize {
        self.remaining
    }
}

impl<'py> IntoIterator for Bound<'py, PyDict> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);
    type IntoIter = BoundDictIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        BoundDictIterator::new(self)
    }
}

impl<'py> IntoIterator for &Bound<'py, PyDict> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);
    type IntoIter = BoundDictIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
