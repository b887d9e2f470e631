//! Borrows of the value of an instance that somebody else keeps alive: those of `&self`, `&mut self` and arguments.

use std::cell::UnsafeCell;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use crate::PyResult;
use crate::class::flag::{Caller, Flag};
use crate::class::layout;
use crate::instance::Borrowed;
use crate::pycell::{PyBorrowError, PyBorrowMutError};
use crate::pyclass::{False, PyClass};

/// A shared borrow of the value of an instance that somebody else keeps alive.
pub struct SharedGuard<'a, 'py, C: PyClass>(Borrowed<'a, 'py, C>);

impl<'a, 'py, C: PyClass> SharedGuard<'a, 'py, C> {
    /// Borrows; a class that says `lock` waits.
    ///
    /// # Errors
    ///
    /// `RuntimeError` if the value is borrowed exclusively.
    #[inline]
    pub fn new(object: Borrowed<'a, 'py, C>, by: Caller) -> PyResult<Self> {
        match layout::share(object, by) {
            Ok(()) => Ok(Self(object)),
            Err(refusal) => Err(PyBorrowError::raise(object, by, refusal)),
        }
    }
}

impl<C: PyClass> Deref for SharedGuard<'_, '_, C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the flag says that nobody borrows exclusively until this guard is dropped.
        unsafe { &*layout::value(self.0).get() }
    }
}

impl<C: PyClass> Drop for SharedGuard<'_, '_, C> {
    #[inline]
    fn drop(&mut self) {
        layout::flag(self.0).unshare();
    }
}

/// The exclusive borrow of the value of an instance that somebody else keeps alive.
pub struct ExclusiveGuard<'a, 'py, C: PyClass<Frozen = False>>(Borrowed<'a, 'py, C>, PhantomData<UnsafeCell<C>>);

impl<'a, 'py, C: PyClass<Frozen = False>> ExclusiveGuard<'a, 'py, C> {
    /// Borrows; a class that says `lock` waits.
    ///
    /// # Errors
    ///
    /// `RuntimeError` if the value is borrowed.
    #[inline]
    pub fn new(object: Borrowed<'a, 'py, C>, by: Caller) -> PyResult<Self> {
        match layout::exclude(object, by) {
            Ok(()) => Ok(Self(object, PhantomData)),
            Err(refusal) => Err(PyBorrowMutError::raise(object, by, refusal)),
        }
    }
}

impl<C: PyClass<Frozen = False>> Deref for ExclusiveGuard<'_, '_, C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the flag says that nobody else borrows until this guard is dropped.
        unsafe { &*layout::value(self.0).get() }
    }
}

impl<C: PyClass<Frozen = False>> DerefMut for ExclusiveGuard<'_, '_, C> {
    #[inline]
    fn deref_mut(&mut self) -> &mut C {
        // SAFETY: the flag says that nobody else borrows until this guard is dropped.
        unsafe { &mut *layout::value(self.0).get() }
    }
}

impl<C: PyClass<Frozen = False>> Drop for ExclusiveGuard<'_, '_, C> {
    #[inline]
    fn drop(&mut self) {
        layout::flag(self.0).unexclude();
    }
}
