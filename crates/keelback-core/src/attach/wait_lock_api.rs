//! Waiting for the locks of the crates `lock_api` and `parking_lot`.

use lock_api::{
    GetThreadId, Mutex, MutexGuard, RawMutex, RawRwLock, ReentrantMutex, ReentrantMutexGuard, RwLock, RwLockReadGuard,
    RwLockWriteGuard,
};

use super::wait::detached;
use crate::marker::Python;

/// One function per lock: tries, then waits detached.
macro_rules! waiting {
    ($(
        $(#[$meta:meta])*
        $name:ident[$($generic:ident: $bound:path),*](&'a $lock:ty) -> $guard:ty = $try:ident, $wait:ident;
    )*) => {
        $(
            $(#[$meta])*
            pub(crate) fn $name<'a, $($generic: $bound,)* T>(py: Python<'_>, lock: &'a $lock) -> $guard {
                match lock.$try() {
                    Some(guard) => guard,
                    // SAFETY: what is waited for is the lock; nobody looks at what it protects.
                    None => unsafe { detached(py, || lock.$wait()) },
                }
            }
        )*
    };
}

waiting! {
    /// Locks a mutex.
    mutex[R: RawMutex](&'a Mutex<R, T>) -> MutexGuard<'a, R, T> = try_lock, lock;
    /// Locks a mutex that its owner may lock again.
    reentrant[R: RawMutex, G: GetThreadId](&'a ReentrantMutex<R, G, T>) -> ReentrantMutexGuard<'a, R, G, T> =
        try_lock, lock;
    /// Locks for reading.
    read[R: RawRwLock](&'a RwLock<R, T>) -> RwLockReadGuard<'a, R, T> = try_read, read;
    /// Locks for writing.
    write[R: RawRwLock](&'a RwLock<R, T>) -> RwLockWriteGuard<'a, R, T> = try_write, write;
}

/// Locks that are shared in an `Arc`, whose guards keep them alive.
#[cfg(feature = "arc_lock")]
pub(crate) mod arc {
    use std::sync::Arc;

    use lock_api::{ArcMutexGuard, ArcReentrantMutexGuard, ArcRwLockReadGuard, ArcRwLockWriteGuard};

    use super::*;

    waiting! {
        /// Locks a mutex.
        mutex[R: RawMutex](&'a Arc<Mutex<R, T>>) -> ArcMutexGuard<R, T> = try_lock_arc, lock_arc;
        /// Locks a mutex that its owner may lock again.
        reentrant[R: RawMutex, G: GetThreadId](&'a Arc<ReentrantMutex<R, G, T>>) -> ArcReentrantMutexGuard<R, G, T> =
            try_lock_arc, lock_arc;
        /// Locks for reading.
        read[R: RawRwLock](&'a Arc<RwLock<R, T>>) -> ArcRwLockReadGuard<R, T> = try_read_arc, read_arc;
        /// Locks for writing.
        write[R: RawRwLock](&'a Arc<RwLock<R, T>>) -> ArcRwLockWriteGuard<R, T> = try_write_arc, write_arc;
    }
}

/// Calls `f` if nobody has; it runs attached, whoever waits for it waits detached.
#[cfg(feature = "parking_lot")]
pub(crate) fn once(py: Python<'_>, once: &parking_lot::Once, f: impl FnOnce()) {
    if once.state().done() {
        return;
    }
    // SAFETY: before `f` runs the guard is dropped; where `f` does not run, it goes with the closure.
    let guard = unsafe { super::wait::detach(py) };
    once.call_once(move || {
        drop(guard);
        f();
    });
}

/// As [`once`], also after a call that panicked.
#[cfg(feature = "parking_lot")]
pub(crate) fn once_force(py: Python<'_>, once: &parking_lot::Once, f: impl FnOnce(&parking_lot::OnceState)) {
    if once.state().done() {
        return;
    }
    // SAFETY: before `f` runs the guard is dropped; where `f` does not run, it goes with the closure.
    let guard = unsafe { super::wait::detach(py) };
    once.call_once_force(move |state| {
        drop(guard);
        f(&state);
    });
}
