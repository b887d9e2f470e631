//! What happens to a thread that wants to come back while the interpreter ends.

/// Parks the thread when it is unwound through.
///
/// Up to Python 3.13 a thread that takes the GIL during finalization is ended by a forced unwind (`pthread_exit`); going
/// on through Rust frames would abort the process, or run destructors on a thread that is not attached. From 3.14 on
/// CPython hangs the thread itself, and so does this.
pub(crate) struct ParkOnUnwind;

impl ParkOnUnwind {
    /// The call came back.
    #[inline]
    pub(crate) fn passed(self) {
        core::mem::forget(self);
    }
}

impl Drop for ParkOnUnwind {
    #[cold]
    fn drop(&mut self) {
        loop {
            std::thread::park();
        }
    }
}
