//! Borrows that outlive the call that began them: those of an `async fn` that takes `&self` or `&mut self`.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use crate::class::borrow::Flag;
use crate::class::layout;
use crate::instance::{Borrowed, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::pycell::{PyBorrowError, PyBorrowMutError};
use crate::pyclass::{False, PyClass};

/// A shared borrow of the value of an instance that it keeps alive.
pub struct LastingRef<C: PyClass>(Py<C>, PhantomData<&'static C>);

/// The exclusive borrow of the value of an instance that it keeps alive.
pub struct LastingMut<C: PyClass<Frozen = False>>(Py<C>, PhantomData<C>);

/// Begins a shared borrow.
///
/// # Errors
///
/// `RuntimeError` if the value is borrowed exclusively.
#[inline]
pub fn lasting_ref<C: PyClass>(this: Borrowed<'_, '_, C>) -> PyResult<LastingRef<C>> {
    if layout::try_share(this) {
        Ok(LastingRef(this.to_owned().unbind(), PhantomData))
    } else {
        Err(PyBorrowError::of(this).into())
    }
}

/// Begins the exclusive borrow.
///
/// # Errors
///
/// `RuntimeError` if the value is borrowed.
#[inline]
pub fn lasting_mut<C: PyClass<Frozen = False>>(this: Borrowed<'_, '_, C>) -> PyResult<LastingMut<C>> {
    if layout::flag(this).try_exclude() {
        Ok(LastingMut(this.to_owned().unbind(), PhantomData))
    } else {
        Err(PyBorrowMutError::of(this).into())
    }
}

/// Where the value is.
#[inline]
fn value<C: PyClass>(instance: &Py<C>) -> *mut C {
    Python::attach(|py| layout::value(instance.bind_borrowed(py)).get())
}

impl<C: PyClass> Deref for LastingRef<C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the instance lives as long as `self`, whose flag says that nobody borrows exclusively until it is dropped.
        unsafe { &*value(&self.0) }
    }
}

impl<C: PyClass<Frozen = False>> Deref for LastingMut<C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the instance lives as long as `self`, whose flag says that nobody else borrows until it is dropped.
        unsafe { &*value(&self.0) }
    }
}

impl<C: PyClass<Frozen = False>> DerefMut for LastingMut<C> {
    #[inline]
    fn deref_mut(&mut self) -> &mut C {
        // SAFETY: the instance lives as long as `self`, whose flag says that nobody else borrows until it is dropped.
        unsafe { &mut *value(&self.0) }
    }
}

impl<C: PyClass> Drop for LastingRef<C> {
    #[inline]
    fn drop(&mut self) {
        // The flag is given back attached, as with every borrow: with a GIL it is a plain word.
        Python::attach(|py| layout::flag(self.0.bind_borrowed(py)).unshare());
    }
}

impl<C: PyClass<Frozen = False>> Drop for LastingMut<C> {
    #[inline]
    fn drop(&mut self) {
        // As for `LastingRef`.
        Python::attach(|py| layout::flag(self.0.bind_borrowed(py)).unexclude());
    }
}
