//! A lock of one byte: CPython's `PyMutex` where there is one, and the same byte without it.
//!
//! C-API: <https://docs.python.org/3/c-api/synchronization.html#c.PyMutex>, from Python 3.13 on. Older versions have no
//! such function, and a program may lock before it has found a Python: then threads wait here.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::attach::wait::detached_if_attached;
use crate::ffi;

/// Somebody has the lock.
const LOCKED: u8 = 1;
/// Somebody waits for it.
const PARKED: u8 = 2;

/// The threads that wait here, whichever lock they wait for.
static WAITING: Mutex<()> = Mutex::new(());
static UNLOCKED: Condvar = Condvar::new();

/// How long a thread waits before it looks again, in case the library was bound to a Python meanwhile: then the lock is
/// given back by CPython, which does not know who waits here.
const PATIENCE: Duration = Duration::from_millis(20);

/// A lock of one byte, zero when nobody has it.
#[repr(transparent)]
pub(crate) struct RawMutex(AtomicU8);

impl RawMutex {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self(AtomicU8::new(0))
    }

    /// The lock, as the C API has it.
    #[inline]
    pub(super) fn as_ptr(&self) -> *mut ffi::PyMutex {
        self.0.as_ptr().cast()
    }

    /// Waits for the lock, detached if the thread is attached.
    #[inline]
    pub(crate) fn lock(&self) {
        if self.0.compare_exchange(0, LOCKED, Ordering::Acquire, Ordering::Relaxed).is_err() {
            self.wait();
        }
    }

    #[cold]
    #[inline]
    fn wait(&self) {
        if ffi::optional::PyMutex_Lock().is_some() {
            // SAFETY: the byte is laid out as a `PyMutex`; the function may be called attached or not.
            unsafe { ffi::PyMutex_Lock(self.as_ptr()) };
        } else {
            // SAFETY: the closure looks at the lock alone.
            unsafe { detached_if_attached(|| self.wait_here()) };
        }
    }

    #[inline]
    fn wait_here(&self) {
        let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let bits = self.0.load(Ordering::Relaxed);
            // Others may wait too, so whoever got the lock here will wake them when it gives it back.
            let wanted = LOCKED | PARKED;
            let changed = self.0.compare_exchange(bits, wanted, Ordering::Acquire, Ordering::Relaxed).is_ok();
            if changed && bits & LOCKED == 0 {
                return;
            }
            if changed {
                let woken = UNLOCKED.wait_timeout(waiting, PATIENCE);
                waiting = woken.unwrap_or_else(PoisonError::into_inner).0;
            }
        }
    }

    /// Gives the lock back.
    ///
    /// # Safety
    ///
    /// The caller has the lock.
    #[inline]
    pub(crate) unsafe fn unlock(&self) {
        if self.0.compare_exchange(LOCKED, 0, Ordering::Release, Ordering::Relaxed).is_err() {
            // SAFETY: forwarded from this function's contract.
            unsafe { self.wake() };
        }
    }

    /// # Safety
    ///
    /// The caller has the lock.
    #[cold]
    #[inline]
    unsafe fn wake(&self) {
        if ffi::optional::PyMutex_Unlock().is_some() {
            // SAFETY: the byte is laid out as a `PyMutex`, and is locked.
            return unsafe { ffi::PyMutex_Unlock(self.as_ptr()) };
        }
        self.0.store(0, Ordering::Release);
        let _waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        UNLOCKED.notify_all();
    }

    /// Whether somebody has the lock.
    #[inline]
    pub(crate) fn is_locked(&self) -> bool {
        self.0.load(Ordering::Relaxed) & LOCKED != 0
    }
}
