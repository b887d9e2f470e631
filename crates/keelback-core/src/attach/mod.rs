//! Attaching a thread to the interpreter, and detaching it while it does something else.
//!
//! C-API: <https://docs.python.org/3/c-api/init.html#thread-state-and-the-global-interpreter-lock>.

pub(crate) mod deferred;
pub(crate) mod embed;
pub(crate) mod entering;
pub(crate) mod inittab;
pub(crate) mod wait;
#[cfg(feature = "lock_api")]
pub(crate) mod wait_lock_api;

use crate::class::gc;
use crate::ffi;
use crate::marker::{Python, Ungil};
pub(crate) use embed::bind;
use entering::Entering;

/// Whether this thread is attached and may do something with its objects: not while the collector traverses them.
#[inline]
pub(crate) fn is_attached() -> bool {
    ffi::is_attached() && !gc::is_traversing()
}

/// Keeps the thread attached until it is dropped.
enum AttachGuard {
    /// It was attached before.
    Nested,
    Ensured {
        state: ffi::PyGILState_STATE,
        /// The thread state exists for this guard alone, and there is no GIL that keeps it out at the end.
        may_come_late: bool,
    },
}

impl AttachGuard {
    /// Attaches the thread.
    ///
    /// # Safety
    ///
    /// The library is bound to an interpreter that is initialized.
    #[inline]
    unsafe fn ensure() -> Self {
        if ffi::is_attached() {
            gc::assert_not_traversing();
            return Self::Nested;
        }
        let entering = Entering::begin();
        // SAFETY: there is an interpreter (contract); the function may be called by any thread.
        let may_come_late = ffi::layout().free_threaded && unsafe { ffi::PyGILState_GetThisThreadState() }.is_null();
        // SAFETY: there is an interpreter (contract). A thread that may not attach, since it ends, is parked in there.
        let state = unsafe { ffi::PyGILState_Ensure() };
        drop(entering);
        if may_come_late {
            entering::leave_what_ends();
        }
        Self::Ensured { state, may_come_late }
    }
}

impl Drop for AttachGuard {
    #[inline]
    fn drop(&mut self) {
        if let Self::Ensured { state, may_come_late } = *self {
            if may_come_late {
                entering::leave_what_ends();
            }
            // SAFETY: `state` comes from the matching `PyGILState_Ensure` on this thread.
            unsafe { ffi::PyGILState_Release(state) };
        }
    }
}

/// Has the thread detached until it is dropped.
struct DetachGuard(*mut ffi::PyThreadState);

impl Drop for DetachGuard {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the state was saved by this thread when the guard was made. A thread that may not come back, since
        // the interpreter ends, is parked in there.
        unsafe { ffi::PyEval_RestoreThread(self.0) };
    }
}

impl Python<'_> {
    /// Attaches the thread to the interpreter and calls `f` with the proof.
    ///
    /// Nested calls are cheap. The thread is detached again at the end, also when `f` panics. With the feature
    /// `auto-initialize` a process that has no Python yet gets one: the interpreter named by `KEELBACK_PYTHON`, of the
    /// active virtual environment, or first on `PATH`.
    ///
    /// # Panics
    ///
    /// If there is no interpreter, or it is ending.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    ///
    /// let version = Python::attach(|py| py.version_info().major);
    /// assert_eq!(version, 3);
    /// ```
    #[inline]
    #[track_caller]
    pub fn attach<F, R>(f: F) -> R
    where
        F: for<'py> FnOnce(Python<'py>) -> R,
    {
        embed::require_interpreter();
        // SAFETY: there is an interpreter (the line above).
        unsafe { Self::attach_unchecked(f) }
    }

    /// Attaches the thread to the interpreter and calls `f`, or returns `None` if there is no interpreter, if it ends and the thread
    /// is not attached already, or if its collector is in a `__traverse__` on this thread.
    #[inline]
    pub fn try_attach<F, R>(f: F) -> Option<R>
    where
        F: for<'py> FnOnce(Python<'py>) -> R,
    {
        // SAFETY: there is an interpreter, and it was not ending a moment ago.
        (embed::interpreter_is_running() && !gc::is_traversing()).then(|| unsafe { Self::attach_unchecked(f) })
    }

    /// Attaches the thread without asking whether there is an interpreter.
    ///
    /// # Safety
    ///
    /// The library is bound to an interpreter that is initialized.
    #[inline]
    pub unsafe fn attach_unchecked<F, R>(f: F) -> R
    where
        F: for<'py> FnOnce(Python<'py>) -> R,
    {
        // SAFETY: forwarded from this function's contract.
        let _guard = unsafe { AttachGuard::ensure() };
        // SAFETY: the guard keeps the thread attached for as long as `py` lives.
        let py = unsafe { Python::assume_attached() };
        deferred::drain(py);
        f(py)
    }

    /// Starts the interpreter if it does not run yet.
    ///
    /// A process that has no Python is bound to the one named by `KEELBACK_PYTHON`, of the active virtual environment,
    /// or first on `PATH`.
    ///
    /// # Panics
    ///
    /// If there is none that can be opened; the message says what was looked at.
    #[track_caller]
    #[inline]
    pub fn initialize() {
        embed::initialize();
    }

    /// The token if this thread is attached.
    #[cfg(feature = "py-clone")]
    #[inline]
    pub(crate) fn try_attached<'py>() -> Option<Python<'py>> {
        // SAFETY: it is attached, the line says so; the callers keep the token no longer than their own call.
        is_attached().then(|| unsafe { Python::assume_attached() })
    }
}

impl Python<'_> {
    /// Detaches the thread while `f` runs, so that other threads can run Python.
    ///
    /// # Panics
    ///
    /// If `f` panics: the thread is attached again first.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    ///
    /// Python::attach(|py| {
    ///     let sum: u64 = py.detach(|| (1..=10).sum());
    ///     assert_eq!(sum, 55);
    /// });
    /// ```
    pub fn detach<T, F>(self, f: F) -> T
    where
        F: Ungil + FnOnce() -> T,
        T: Ungil,
    {
        let result = {
            // SAFETY: `self` proves the thread is attached; the guard restores the state on every way out.
            let _guard = DetachGuard(unsafe { ffi::PyEval_SaveThread() });
            f()
        };
        deferred::drain(self);
        result
    }
}
