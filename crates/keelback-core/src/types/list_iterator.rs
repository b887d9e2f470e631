//! Walking over a list that may change meanwhile.

use std::iter::FusedIterator;

use super::{PyAny, PyList, PyListMethods};
use crate::instance::Bound;
use crate::raw;

/// Iterates over a list, from both ends; items are read when they are asked for.
///
/// It ends where the list ended when the iteration began, or earlier if the list has become shorter.
pub struct BoundListIterator<'py> {
    list: Bound<'py, PyList>,
    index: usize,
    end: usize,
}

impl<'py> BoundListIterator<'py> {
    #[inline]
    pub(super) fn new(list: Bound<'py, PyList>) -> Self {
        let end = list.len();
        Self { list, index: 0, end }
    }
}

impl<'py> Iterator for BoundListIterator<'py> {
    type Item = Bound<'py, PyAny>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.index >= self.end {
            return None;
        }
        let item = raw::list::item(&self.list, self.index);
        if item.is_some() {
            self.index += 1;
        } else {
            self.end = self.index;
        }
        item
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let length = self.len();
        (length, Some(length))
    }
}

impl DoubleEndedIterator for BoundListIterator<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let end = self.end.min(self.list.len());
        if self.index >= end {
            return None;
        }
        let item = raw::list::item(&self.list, end - 1)?;
        self.end = end - 1;
        Some(item)
    }
}

impl ExactSizeIterator for BoundListIterator<'_> {
    #[inline]
    fn len(&self) -> usize {
        self.end.min(self.list.len()).saturating_sub(self.index)
    }
}

impl FusedIterator for BoundListIterator<'_> {}

impl<'py> IntoIterator for Bound<'py, PyList> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundListIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        BoundListIterator::new(self)
    }
}

impl<'py> IntoIterator for &Bound<'py, PyList> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundListIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
