//! A value behind a lock of one byte.

use std::cell::UnsafeCell;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use super::raw_mutex::RawMutex;

/// A value that one thread at a time may use; a panic while it is locked leaves it as it is.
///
/// It is CPython's `PyMutex` where there is one (Python 3.13): a thread that waits for it lets other threads run Python
/// meanwhile. On older versions, and in a program without a Python, it does the same by itself.
///
/// ```
/// use keelback_core::sync::nonpoison::PyMutex;
///
/// static COUNT: PyMutex<u32> = PyMutex::new(0);
/// *COUNT.lock() += 1;
/// assert_eq!(*COUNT.lock(), 1);
/// ```
pub struct PyMutex<T: ?Sized> {
    pub(super) lock: RawMutex,
    pub(super) value: UnsafeCell<T>,
}

// SAFETY: whoever owns the mutex owns the value.
unsafe impl<T: ?Sized + Send> Send for PyMutex<T> {}
// SAFETY: the value is only reached through the lock, by one thread at a time.
unsafe impl<T: ?Sized + Send> Sync for PyMutex<T> {}

impl<T> PyMutex<T> {
    /// A mutex that nobody has locked.
    #[inline]
    pub const fn new(value: T) -> Self {
        Self { lock: RawMutex::new(), value: UnsafeCell::new(value) }
    }
}

impl<T: ?Sized> PyMutex<T> {
    /// Waits until nobody else uses the value; the value is given back when the guard is dropped.
    ///
    /// A thread that has it already waits for ever.
    #[inline]
    pub fn lock(&self) -> PyMutexGuard<'_, T> {
        self.lock.lock();
        PyMutexGuard { mutex: self, _not_send: PhantomData }
    }

    /// Whether somebody uses the value, which may be over when the answer arrives.
    #[inline]
    pub fn is_locked(&self) -> bool {
        self.lock.is_locked()
    }

    /// The value.
    #[inline]
    pub fn into_inner(self) -> T
    where
        T: Sized,
    {
        self.value.into_inner()
    }
}

/// The right to use the value of a [`PyMutex`].
#[must_use = "the mutex is unlocked when this is dropped"]
pub struct PyMutexGuard<'a, T: ?Sized> {
    mutex: &'a PyMutex<T>,
    /// A critical section of CPython belongs to its thread, and so does this.
    _not_send: PhantomData<*mut ()>,
}

// SAFETY: a shared guard gives shared access to the value.
unsafe impl<T: ?Sized + Sync> Sync for PyMutexGuard<'_, T> {}

impl<T: ?Sized> Deref for PyMutexGuard<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the guard has the lock, so nobody else uses the value.
        unsafe { &*self.mutex.value.get() }
    }
}

impl<T: ?Sized> DerefMut for PyMutexGuard<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard has the lock, so nobody else uses the value.
        unsafe { &mut *self.mutex.value.get() }
    }
}

impl<T: ?Sized> Drop for PyMutexGuard<'_, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the guard has the lock, and this is its end.
        unsafe { self.mutex.lock.unlock() };
    }
}
