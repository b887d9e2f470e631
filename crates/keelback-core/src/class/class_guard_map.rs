//! Borrows of a part of an instance's value.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use crate::class::flag::Lent;

/// A shared borrow of a part of the value of an instance.
pub struct PyClassGuardMap<'a, U: ?Sized> {
    part: NonNull<U>,
    flag: &'a dyn Lent,
    holder: usize,
}

/// The exclusive borrow of a part of the value of an instance.
pub struct PyClassGuardMapMut<'a, U: ?Sized> {
    part: NonNull<U>,
    flag: &'a dyn Lent,
    holder: usize,
    changes: PhantomData<&'a mut U>,
}

impl<'a, U: ?Sized> PyClassGuardMap<'a, U> {
    /// The caller hands its borrow over.
    #[inline]
    pub(super) fn new(part: NonNull<U>, flag: &'a dyn Lent, holder: usize) -> Self {
        Self { part, flag, holder }
    }
}

impl<'a, U: ?Sized> PyClassGuardMapMut<'a, U> {
    /// The caller hands its borrow over.
    #[inline]
    pub(super) fn new(part: NonNull<U>, flag: &'a dyn Lent, holder: usize) -> Self {
        Self { part, flag, holder, changes: PhantomData }
    }
}

impl<U: ?Sized> Deref for PyClassGuardMap<'_, U> {
    type Target = U;

    #[inline]
    fn deref(&self) -> &U {
        // SAFETY: a part of the value that the flag says nobody borrows exclusively until this guard is dropped.
        unsafe { self.part.as_ref() }
    }
}

impl<U: ?Sized> Deref for PyClassGuardMapMut<'_, U> {
    type Target = U;

    #[inline]
    fn deref(&self) -> &U {
        // SAFETY: a part of the value that the flag says nobody else borrows until this guard is dropped.
        unsafe { self.part.as_ref() }
    }
}

impl<U: ?Sized> DerefMut for PyClassGuardMapMut<'_, U> {
    #[inline]
    fn deref_mut(&mut self) -> &mut U {
        // SAFETY: a part of the value that the flag says nobody else borrows until this guard is dropped.
        unsafe { self.part.as_mut() }
    }
}

impl<U: ?Sized> Drop for PyClassGuardMap<'_, U> {
    #[inline]
    fn drop(&mut self) {
        self.flag.end_share(self.holder);
    }
}

impl<U: ?Sized> Drop for PyClassGuardMapMut<'_, U> {
    #[inline]
    fn drop(&mut self) {
        self.flag.end_exclusion(self.holder);
    }
}
