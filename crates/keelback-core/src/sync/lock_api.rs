//! The locks of the crates `lock_api` and `parking_lot`.

use lock_api::{
    GetThreadId, Mutex, MutexGuard, RawMutex, RawRwLock, ReentrantMutex, ReentrantMutexGuard, RwLock, RwLockReadGuard,
    RwLockWriteGuard,
};

use super::sealed::Sealed;
use super::{MutexExt, RwLockExt};
use crate::attach::wait_lock_api as wait;
use crate::marker::Python;

/// Implements [`MutexExt`].
macro_rules! mutex {
    ($([$($generic:ident: $bound:path),*] $lock:ty => $guard:ty, $wait:path;)*) => {
        $(
            impl<$($generic: $bound,)* T> Sealed for $lock {}

            impl<$($generic: $bound,)* T> MutexExt<T> for $lock {
                type LockResult<'a> = $guard where Self: 'a;

                #[inline]
                fn lock_py_attached(&self, py: Python<'_>) -> Self::LockResult<'_> {
                    $wait(py, self)
                }
            }
        )*
    };
}

/// Implements [`RwLockExt`].
macro_rules! rw_lock {
    ($($lock:ty => $read:ty, $wait_read:path; $write:ty, $wait_write:path;)*) => {
        $(
            impl<R: RawRwLock, T> Sealed for $lock {}

            impl<R: RawRwLock, T> RwLockExt<T> for $lock {
                type ReadLockResult<'a> = $read where Self: 'a;
                type WriteLockResult<'a> = $write where Self: 'a;

                #[inline]
                fn read_py_attached(&self, py: Python<'_>) -> Self::ReadLockResult<'_> {
                    $wait_read(py, self)
                }

                #[inline]
                fn write_py_attached(&self, py: Python<'_>) -> Self::WriteLockResult<'_> {
                    $wait_write(py, self)
                }
            }
        )*
    };
}

mutex! {
    [R: RawMutex] Mutex<R, T> => MutexGuard<'a, R, T>, wait::mutex;
    [R: RawMutex, G: GetThreadId] ReentrantMutex<R, G, T> => ReentrantMutexGuard<'a, R, G, T>, wait::reentrant;
}

rw_lock! {
    RwLock<R, T> => RwLockReadGuard<'a, R, T>, wait::read; RwLockWriteGuard<'a, R, T>, wait::write;
}

/// Locks that are shared in an `Arc`, whose guards keep them alive.
#[cfg(feature = "arc_lock")]
mod arc {
    use std::sync::Arc;

    use lock_api::{ArcMutexGuard, ArcReentrantMutexGuard, ArcRwLockReadGuard, ArcRwLockWriteGuard};

    use super::*;

    mutex! {
        [R: RawMutex] Arc<Mutex<R, T>> => ArcMutexGuard<R, T>, wait::arc::mutex;
        [R: RawMutex, G: GetThreadId] Arc<ReentrantMutex<R, G, T>> =>
            ArcReentrantMutexGuard<R, G, T>, wait::arc::reentrant;
    }

    rw_lock! {
        Arc<RwLock<R, T>> => ArcRwLockReadGuard<R, T>, wait::arc::read; ArcRwLockWriteGuard<R, T>, wait::arc::write;
    }
}
