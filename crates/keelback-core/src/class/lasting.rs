//! Borrows that outlive the call that began them: those of an `async fn` that takes `&self` or `&mut self`.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use crate::class::flag::{Caller, Flag, Lent};
use crate::class::layout::{self, FlagOf};
use crate::function::FunctionDescriptor;
use crate::instance::{Borrowed, Py};
use crate::prelude::*;
use crate::pycell::{PyBorrowError, PyBorrowMutError};
use crate::pyclass::{False, PyClass};

/// A shared borrow of the value of an instance that it keeps alive.
pub struct LastingRef<C: PyClass>(Lasting<C>, PhantomData<&'static C>);

/// The exclusive borrow of the value of an instance that it keeps alive.
pub struct LastingMut<C: PyClass<Frozen = False>>(Lasting<C>, PhantomData<C>);

/// An instance, and which thread began to borrow it.
struct Lasting<C> {
    instance: Py<C>,
    holder: usize,
}

/// Begins a shared borrow.
///
/// # Errors
///
/// `RuntimeError` if the value is borrowed exclusively.
#[inline]
pub fn lasting_ref<C: PyClass>(this: Borrowed<'_, '_, C>, by: &'static FunctionDescriptor) -> PyResult<LastingRef<C>> {
    LastingRef::new(this, Some(by))
}

/// Begins the exclusive borrow.
///
/// # Errors
///
/// `RuntimeError` if the value is borrowed.
#[inline]
pub fn lasting_mut<C: PyClass<Frozen = False>>(
    this: Borrowed<'_, '_, C>,
    by: &'static FunctionDescriptor,
) -> PyResult<LastingMut<C>> {
    LastingMut::new(this, Some(by))
}

impl<C: PyClass> LastingRef<C> {
    #[inline]
    pub(crate) fn new(this: Borrowed<'_, '_, C>, by: Caller) -> PyResult<Self> {
        match layout::share(this, by) {
            Ok(()) => Ok(Self(Lasting::of(this), PhantomData)),
            Err(refusal) => Err(PyBorrowError::raise(this, by, refusal)),
        }
    }
}

impl<C: PyClass<Frozen = False>> LastingMut<C> {
    #[inline]
    pub(crate) fn new(this: Borrowed<'_, '_, C>, by: Caller) -> PyResult<Self> {
        match layout::exclude(this, by) {
            Ok(()) => Ok(Self(Lasting::of(this), PhantomData)),
            Err(refusal) => Err(PyBorrowMutError::raise(this, by, refusal)),
        }
    }
}

impl<C: PyClass> Lasting<C> {
    #[inline]
    fn of(this: Borrowed<'_, '_, C>) -> Self {
        Self { instance: this.to_owned().unbind(), holder: FlagOf::<C>::holder() }
    }

    #[inline]
    fn object(&self) -> Borrowed<'_, '_, C> {
        // SAFETY: nothing of Python is called with this token: the place of the value and of the flag are read.
        self.instance.bind_borrowed(unsafe { Python::assume_attached() })
    }

    #[inline]
    fn value(&self) -> *mut C {
        layout::value(self.object()).get()
    }
}

impl<C: PyClass> Deref for LastingRef<C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the instance lives as long as `self`, whose flag says that nobody borrows exclusively until it is dropped.
        unsafe { &*self.0.value() }
    }
}

impl<C: PyClass<Frozen = False>> Deref for LastingMut<C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the instance lives as long as `self`, whose flag says that nobody else borrows until it is dropped.
        unsafe { &*self.0.value() }
    }
}

impl<C: PyClass<Frozen = False>> DerefMut for LastingMut<C> {
    #[inline]
    fn deref_mut(&mut self) -> &mut C {
        // SAFETY: the instance lives as long as `self`, whose flag says that nobody else borrows until it is dropped.
        unsafe { &mut *self.0.value() }
    }
}

impl<C: PyClass> Drop for LastingRef<C> {
    #[inline]
    fn drop(&mut self) {
        layout::flag(self.0.object()).end_share(self.0.holder);
    }
}

impl<C: PyClass<Frozen = False>> Drop for LastingMut<C> {
    #[inline]
    fn drop(&mut self) {
        layout::flag(self.0.object()).end_exclusion(self.0.holder);
    }
}
