//! The state of an attached thread: `PyThreadState_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/init.html#c.PyThreadState_Get>.

use crate::ffi;
use crate::marker::Python;

/// What tells this thread from every other one that is attached or will come back.
#[inline]
pub(crate) fn address(_py: Python<'_>) -> usize {
    // SAFETY: the token proves the thread is attached, so that it has a state.
    unsafe { ffi::PyThreadState_Get() }.addr()
}

/// What tells the interpreter that the thread is attached to from every other one that there is now.
#[inline]
pub(crate) fn interpreter(_py: Python<'_>) -> usize {
    // SAFETY: the token proves that a thread state is attached, which belongs to an interpreter.
    unsafe { ffi::PyInterpreterState_Get() }.addr()
}

/// What tells this thread from every other one that runs, whichever interpreter it is attached to, or to none.
#[inline]
pub(crate) fn mark() -> usize {
    thread_local!(static MARK: u8 = const { 0 });
    MARK.with(|mark| std::ptr::from_ref(mark).addr())
}
