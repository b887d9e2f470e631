//! What happens to a thread that wants to come back while the interpreter ends.

/// Parks the thread when it is unwound through.
///
/// Up to Python 3.13 a thread that attaches during finalization is ended by a forced unwind (`pthread_exit`); going on
/// through Rust frames would abort the process. From 3.14 CPython hangs the thread itself, and so does this.
pub(super) struct ParkOnUnwind;

impl ParkOnUnwind {
    /// The call came back.
    #[inline]
    pub(super) fn passed(self) {
        std::mem::forget(self);
    }
}

impl Drop for ParkOnUnwind {
    fn drop(&mut self) {
        loop {
            std::thread::park();
        }
    }
}
