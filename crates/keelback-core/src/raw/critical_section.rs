//! The lock of an object in a free-threaded build; nothing where there is a GIL.
//!
//! C-API: <https://docs.python.org/3/c-api/synchronization.html#python-critical-section-api>.

use std::mem::MaybeUninit;

use crate::ffi;
use crate::instance::Bound;
use crate::types::PyAny;

/// Ends the section also when the work in it panics.
struct Section(*mut ffi::PyCriticalSection);

impl Drop for Section {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the section was begun by `with`, on this thread, and is ended once.
        unsafe { ffi::PyCriticalSection_End(self.0) };
    }
}

/// Does some work while no other thread is in a critical section of the object, or, with the GIL, just does it.
pub(crate) fn with<R>(object: &Bound<'_, PyAny>, work: impl FnOnce() -> R) -> R {
    let Some(begin) = ffi::layout().free_threaded.then(ffi::optional::PyCriticalSection_Begin).flatten() else {
        return work();
    };
    let mut section = MaybeUninit::uninit();
    // SAFETY: the place stays where it is until the section ends; the object is live.
    unsafe { begin(section.as_mut_ptr(), object.as_ptr()) };
    let _end = Section(section.as_mut_ptr());
    work()
}
