//! Mutexes and reader-writer locks, waited for without holding Python up.

use std::sync::{LockResult, Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::nonpoison::{PyMutex, PyMutexGuard};
use super::sealed::Sealed;
use crate::attach::wait;
use crate::marker::Python;

/// Waiting for a mutex while attached.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::sync::MutexExt;
/// use std::sync::Mutex;
///
/// static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());
///
/// Python::attach(|py| {
///     NAMES.lock_py_attached(py).unwrap().push("keel".to_owned());
///     assert_eq!(NAMES.lock().unwrap().len(), 1);
/// });
/// ```
#[diagnostic::on_unimplemented(message = "`{Self}` is not a mutex that threads can wait for detached")]
pub trait MutexExt<T>: Sealed {
    /// What locking gives.
    type LockResult<'a>
    where
        Self: 'a;

    /// Locks; while another thread has the lock, this one is detached from Python.
    fn lock_py_attached(&self, py: Python<'_>) -> Self::LockResult<'_>;
}

impl<T> MutexExt<T> for Mutex<T> {
    type LockResult<'a>
        = LockResult<MutexGuard<'a, T>>
    where
        Self: 'a;

    #[inline]
    fn lock_py_attached(&self, py: Python<'_>) -> LockResult<MutexGuard<'_, T>> {
        wait::mutex(py, self)
    }
}

impl<T> MutexExt<T> for PyMutex<T> {
    type LockResult<'a>
        = PyMutexGuard<'a, T>
    where
        Self: 'a;

    /// Locks, as [`PyMutex::lock`] does, which detaches by itself.
    #[inline]
    fn lock_py_attached(&self, _: Python<'_>) -> PyMutexGuard<'_, T> {
        self.lock()
    }
}

/// Waiting for a reader-writer lock while attached.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a lock that threads can wait for detached")]
pub trait RwLockExt<T>: Sealed {
    /// What locking for reading gives.
    type ReadLockResult<'a>
    where
        Self: 'a;

    /// What locking for writing gives.
    type WriteLockResult<'a>
    where
        Self: 'a;

    /// Locks for reading; while another thread writes, this one is detached from Python.
    fn read_py_attached(&self, py: Python<'_>) -> Self::ReadLockResult<'_>;

    /// Locks for writing; while another thread has the lock, this one is detached from Python.
    fn write_py_attached(&self, py: Python<'_>) -> Self::WriteLockResult<'_>;
}

impl<T> RwLockExt<T> for RwLock<T> {
    type ReadLockResult<'a>
        = LockResult<RwLockReadGuard<'a, T>>
    where
        Self: 'a;

    type WriteLockResult<'a>
        = LockResult<RwLockWriteGuard<'a, T>>
    where
        Self: 'a;

    #[inline]
    fn read_py_attached(&self, py: Python<'_>) -> Self::ReadLockResult<'_> {
        wait::read(py, self)
    }

    #[inline]
    fn write_py_attached(&self, py: Python<'_>) -> Self::WriteLockResult<'_> {
        wait::write(py, self)
    }
}
