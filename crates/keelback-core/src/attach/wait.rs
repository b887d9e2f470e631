//! Waiting for other threads without holding Python up meanwhile.
//!
//! A thread that waits for a lock while it is attached keeps the GIL, and without one it keeps the garbage collector
//! from stopping the world: whoever has the lock may then never get as far as giving it back. So a thread detaches
//! before it waits.

use std::sync::{
    LockResult, Mutex, MutexGuard, Once, OnceLock, OnceState, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError,
};

use super::DetachGuard;
use crate::ffi;
use crate::marker::Python;

/// Detaches the thread; it is attached again when the guard is dropped.
///
/// # Safety
///
/// The thread uses nothing of Python before it drops the guard.
#[inline]
pub(super) unsafe fn detach(_py: Python<'_>) -> DetachGuard {
    // SAFETY: the token proves the thread is attached; the guard restores the state on every way out.
    DetachGuard(unsafe { ffi::PyEval_SaveThread() })
}

/// Calls `wait` while the thread is detached.
///
/// # Safety
///
/// `wait` uses nothing of Python, nor of what a token is proof of.
#[inline]
pub(crate) unsafe fn detached<R>(py: Python<'_>, wait: impl FnOnce() -> R) -> R {
    // SAFETY: forwarded from this function's contract.
    let _guard = unsafe { detach(py) };
    wait()
}

/// As [`detached`], for a thread that may be attached or not.
///
/// # Safety
///
/// As [`detached`].
#[inline]
pub(crate) unsafe fn detached_if_attached<R>(wait: impl FnOnce() -> R) -> R {
    if !super::is_attached() {
        return wait();
    }
    // SAFETY: the thread is attached, the line above says so.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded from this function's contract.
    unsafe { detached(py, wait) }
}

/// Locks a mutex.
pub(crate) fn mutex<'a, T: ?Sized>(py: Python<'_>, mutex: &'a Mutex<T>) -> LockResult<MutexGuard<'a, T>> {
    match mutex.try_lock() {
        Ok(guard) => Ok(guard),
        Err(TryLockError::Poisoned(poisoned)) => Err(poisoned),
        // SAFETY: what is waited for is the lock; nobody looks at what it protects.
        Err(TryLockError::WouldBlock) => unsafe { detached(py, || mutex.lock()) },
    }
}

/// Locks for reading.
pub(crate) fn read<'a, T: ?Sized>(py: Python<'_>, lock: &'a RwLock<T>) -> LockResult<RwLockReadGuard<'a, T>> {
    match lock.try_read() {
        Ok(guard) => Ok(guard),
        Err(TryLockError::Poisoned(poisoned)) => Err(poisoned),
        // SAFETY: what is waited for is the lock; nobody looks at what it protects.
        Err(TryLockError::WouldBlock) => unsafe { detached(py, || lock.read()) },
    }
}

/// Locks for writing.
pub(crate) fn write<'a, T: ?Sized>(py: Python<'_>, lock: &'a RwLock<T>) -> LockResult<RwLockWriteGuard<'a, T>> {
    match lock.try_write() {
        Ok(guard) => Ok(guard),
        Err(TryLockError::Poisoned(poisoned)) => Err(poisoned),
        // SAFETY: what is waited for is the lock; nobody looks at what it protects.
        Err(TryLockError::WouldBlock) => unsafe { detached(py, || lock.write()) },
    }
}

/// Calls `f` if nobody has; it runs attached, whoever waits for it waits detached.
pub(crate) fn once(py: Python<'_>, once: &Once, f: impl FnOnce()) {
    if once.is_completed() {
        return;
    }
    // SAFETY: before `f` runs the guard is dropped; where `f` does not run, it goes with the closure.
    let guard = unsafe { detach(py) };
    once.call_once(move || {
        drop(guard);
        f();
    });
}

/// As [`once`], also after a call that panicked.
pub(crate) fn once_force(py: Python<'_>, once: &Once, f: impl FnOnce(&OnceState)) {
    if once.is_completed() {
        return;
    }
    // SAFETY: before `f` runs the guard is dropped; where `f` does not run, it goes with the closure.
    let guard = unsafe { detach(py) };
    once.call_once_force(move |state| {
        drop(guard);
        f(state);
    });
}

/// The value, made by `f` if it was not; `f` runs attached, whoever waits for it waits detached.
pub(crate) fn once_lock<'a, T>(py: Python<'_>, lock: &'a OnceLock<T>, f: impl FnOnce() -> T) -> &'a T {
    if let Some(value) = lock.get() {
        return value;
    }
    // SAFETY: before `f` runs the guard is dropped; where `f` does not run, it goes with the closure.
    let guard = unsafe { detach(py) };
    lock.get_or_init(move || {
        drop(guard);
        f()
    })
}
