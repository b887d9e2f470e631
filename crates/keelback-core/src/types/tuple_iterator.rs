//! Walking over a tuple.

use std::iter::FusedIterator;

use super::{PyAny, PyTuple, PyTupleMethods};
use crate::instance::{Borrowed, Bound};
use crate::raw;

/// Iterates over a tuple, from both ends.
pub struct BoundTupleIterator<'py> {
    tuple: Bound<'py, PyTuple>,
    index: usize,
    end: usize,
}

/// Iterates over a tuple, from both ends, without counting references.
pub struct BorrowedTupleIterator<'a, 'py> {
    tuple: Borrowed<'a, 'py, PyTuple>,
    index: usize,
    end: usize,
}

impl<'py> BoundTupleIterator<'py> {
    #[inline]
    pub(super) fn new(tuple: Bound<'py, PyTuple>) -> Self {
        let end = tuple.len();
        Self { tuple, index: 0, end }
    }

    #[inline]
    fn item(&self, index: usize) -> Option<Bound<'py, PyAny>> {
        raw::tuple::item(self.tuple.as_borrowed(), index).map(Borrowed::to_owned)
    }
}

impl<'a, 'py> BorrowedTupleIterator<'a, 'py> {
    #[inline]
    pub(super) fn new(tuple: Borrowed<'a, 'py, PyTuple>) -> Self {
        let end = tuple.len();
        Self { tuple, index: 0, end }
    }

    #[inline]
    fn item(&self, index: usize) -> Option<Borrowed<'a, 'py, PyAny>> {
        raw::tuple::item(self.tuple, index)
    }
}

macro_rules! iterator {
    (impl<$($lifetime:lifetime),*> $name:ty => $item:ty) => {
        impl<$($lifetime),*> Iterator for $name {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<Self::Item> {
                if self.index >= self.end {
                    return None;
                }
                let item = self.item(self.index);
                self.index += 1;
                item
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                let length = self.len();
                (length, Some(length))
            }
        }

        impl<$($lifetime),*> DoubleEndedIterator for $name {
            #[inline]
            fn next_back(&mut self) -> Option<Self::Item> {
                if self.index >= self.end {
                    return None;
                }
                self.end -= 1;
                self.item(self.end)
            }
        }

        impl<$($lifetime),*> ExactSizeIterator for $name {
            #[inline]
            fn len(&self) -> usize {
                self.end - self.index
            }
        }

        impl<$($lifetime),*> FusedIterator for $name {}
    };
}

iterator!(impl<'py> BoundTupleIterator<'py> => Bound<'py, PyAny>);
iterator!(impl<'a, 'py> BorrowedTupleIterator<'a, 'py> => Borrowed<'a, 'py, PyAny>);

impl<'py> IntoIterator for Bound<'py, PyTuple> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundTupleIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        BoundTupleIterator::new(self)
    }
}

impl<'py> IntoIterator for &Bound<'py, PyTuple> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundTupleIterator<'py>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
