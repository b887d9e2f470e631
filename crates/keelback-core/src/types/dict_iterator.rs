//! Walking over a dict.

use super::{PyAny, PyDict, PyDictMethods};
use crate::instance::Bound;
use crate::raw;

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

    /// Makes every further step panic, too.
    #[cold]
    fn changed(&mut self, what: &str) -> ! {
        self.length = usize::MAX;
        panic!("{what}");
    }
}

impl<'py> Iterator for BoundDictIterator<'py> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.dict.len() != self.length {
            self.changed("dictionary changed size during iteration");
        }
        let entry = raw::dict::next(&self.dict, &mut self.position)?;
        // As many came as went: without this check the iteration might never end.
        let Some(remaining) = self.remaining.checked_sub(1) else {
            self.changed("dictionary keys changed during iteration");
        };
        self.remaining = remaining;
        Some(entry)
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

    fn into_iter(self) -> Self::IntoIter {
        BoundDictIterator::new(self)
    }
}

impl<'py> IntoIterator for &Bound<'py, PyDict> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);
    type IntoIter = BoundDictIterator<'py>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
