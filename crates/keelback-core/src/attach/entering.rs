//! Threads that are on their way into the interpreter while it ends.
//!
//! `PyGILState_Ensure` ends or hangs a thread that comes while the interpreter ends, but ends the process when it comes
//! later. A thread that was told that there is an interpreter, and then waited for its turn on the processor, could be
//! that late: so those are counted, and the interpreter gives them a moment.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::embed::is_initialized;
use crate::ffi;

static ENTERING: AtomicUsize = AtomicUsize::new(0);

/// How often the interpreter looks whether somebody is still on the way. Who hangs in `PyGILState_Ensure` stays counted.
const LOOKS: usize = 10;

/// One thread between being told that there is an interpreter and being attached.
pub(super) struct Entering;

impl Entering {
    /// Counts this thread; it waits here for ever if the interpreter has ended and no other one begins.
    #[inline]
    pub(super) fn begin() -> Self {
        loop {
            ENTERING.fetch_add(1, Ordering::SeqCst);
            if is_initialized() {
                return Self;
            }
            ENTERING.fetch_sub(1, Ordering::SeqCst);
            std::thread::park_timeout(Duration::from_millis(100));
        }
    }
}

impl Drop for Entering {
    #[inline]
    fn drop(&mut self) {
        ENTERING.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Waits a moment for threads that are on the way; the interpreter says by now that it is not initialized.
pub(crate) fn settle() {
    for _ in 0..LOOKS {
        if is_initialized() || ENTERING.load(Ordering::SeqCst) == 0 {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Detaches the thread and waits for ever if the interpreter is ending, which without a GIL nobody waits for.
///
/// Free-threaded 3.14 lets a thread in whose state was made after the others were told to stop. Its
/// `PyGILState_Release` would then clear the state while the interpreter frees it.
pub(super) fn leave_what_ends() {
    // SAFETY: the function may be called at any time.
    if unsafe { ffi::Py_IsFinalizing() } == 0 {
        return;
    }
    // SAFETY: the callers are attached, and nothing after this line uses Python.
    unsafe { ffi::PyEval_SaveThread() };
    loop {
        std::thread::park();
    }
}
