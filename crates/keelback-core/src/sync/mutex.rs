//! A mutex that knows of Python, and of panics.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LockResult, PoisonError};
use std::thread;

use super::nonpoison;

/// A value that one thread at a time may use; after a panic while it was locked, locking gives an error.
///
/// It is CPython's `PyMutex` where there is one (Python 3.13): a thread that waits for it lets other threads run Python
/// meanwhile. On older versions, and in a program without a Python, it does the same by itself.
///
/// ```
/// use keelback_core::sync::PyMutex;
///
/// static COUNT: PyMutex<u32> = PyMutex::new(0);
/// *COUNT.lock().unwrap() += 1;
/// assert_eq!(*COUNT.lock().unwrap(), 1);
/// ```
pub struct PyMutex<T: ?Sized> {
    poisoned: AtomicBool,
    inner: nonpoison::PyMutex<T>,
}

impl<T> PyMutex<T> {
    /// A mutex that nobody has locked.
    #[inline]
    pub const fn new(value: T) -> Self {
        Self { poisoned: AtomicBool::new(false), inner: nonpoison::PyMutex::new(value) }
    }
}

impl<T: ?Sized> PyMutex<T> {
    /// What std's locks give: an error, with the value in it, once somebody panicked.
    #[inline]
    fn judge<V>(&self, value: V) -> LockResult<V> {
        if self.poisoned.load(Ordering::Relaxed) { Err(PoisonError::new(value)) } else { Ok(value) }
    }

    /// Waits until nobody else uses the value; the value is given back when the guard is dropped.
    ///
    /// A thread that has it already waits for ever.
    ///
    /// # Errors
    ///
    /// If a thread panicked while it used the value; the error gives access nevertheless.
    #[inline]
    pub fn lock(&self) -> LockResult<PyMutexGuard<'_, T>> {
        let guard = self.inner.lock();
        self.judge(PyMutexGuard { guard, poisoned: &self.poisoned, panicking: thread::panicking() })
    }

    /// Whether somebody uses the value, which may be over when the answer arrives.
    #[inline]
    pub fn is_locked(&self) -> bool {
        self.inner.is_locked()
    }

    /// Forgets that a thread panicked.
    #[inline]
    pub fn clear_poison(&self) {
        self.poisoned.store(false, Ordering::Relaxed);
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// If a thread panicked while it used the value; the error gives access nevertheless.
    #[inline]
    pub fn into_inner(self) -> LockResult<T>
    where
        T: Sized,
    {
        let poisoned = self.poisoned.into_inner();
        let value = self.inner.into_inner();
        if poisoned { Err(PoisonError::new(value)) } else { Ok(value) }
    }
}

/// The right to use the value of a [`PyMutex`].
#[must_use = "the mutex is unlocked when this is dropped"]
pub struct PyMutexGuard<'a, T: ?Sized> {
    guard: nonpoison::PyMutexGuard<'a, T>,
    poisoned: &'a AtomicBool,
    /// The thread panicked before it had the lock, so that a panic says nothing of the value.
    panicking: bool,
}

impl<T: ?Sized> Deref for PyMutexGuard<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.guard
    }
}

impl<T: ?Sized> DerefMut for PyMutexGuard<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.guard
    }
}

impl<T: ?Sized> Drop for PyMutexGuard<'_, T> {
    #[inline]
    fn drop(&mut self) {
        if !self.panicking && thread::panicking() {
            self.poisoned.store(true, Ordering::Relaxed);
        }
    }
}

mod sealed {
    use crate::sync::nonpoison;

    pub trait Sealed<'a, T: ?Sized + 'a> {
        /// The mutex that has the lock and the value.
        fn without_poison(&'a self) -> &'a nonpoison::PyMutex<T>;
    }
}

/// The mutexes that have critical sections: both `PyMutex`es, and what dereferences to them.
pub trait PyMutexTrait<'a, T: ?Sized + 'a>: sealed::Sealed<'a, T> {}

impl<'a, T: ?Sized + 'a> sealed::Sealed<'a, T> for PyMutex<T> {
    #[inline]
    fn without_poison(&'a self) -> &'a nonpoison::PyMutex<T> {
        &self.inner
    }
}

impl<'a, T: ?Sized + 'a> PyMutexTrait<'a, T> for PyMutex<T> {}

impl<'a, T: ?Sized + 'a> sealed::Sealed<'a, T> for nonpoison::PyMutex<T> {
    #[inline]
    fn without_poison(&'a self) -> &'a nonpoison::PyMutex<T> {
        self
    }
}

impl<'a, T: ?Sized + 'a> PyMutexTrait<'a, T> for nonpoison::PyMutex<T> {}

impl<'a, T, U, D> sealed::Sealed<'a, T> for D
where
    T: ?Sized + 'a,
    U: ?Sized + PyMutexTrait<'a, T> + 'a,
    D: ?Sized + Deref<Target = U>,
{
    #[inline]
    fn without_poison(&'a self) -> &'a nonpoison::PyMutex<T> {
        (**self).without_poison()
    }
}

impl<'a, T, U, D> PyMutexTrait<'a, T> for D
where
    T: ?Sized + 'a,
    U: ?Sized + PyMutexTrait<'a, T> + 'a,
    D: ?Sized + Deref<Target = U>,
{
}
