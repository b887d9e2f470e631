//! `freelist = N`: memory of instances that are gone, kept for the next ones.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::ffi;

/// The memory of instances of exactly one class, which the collector does not track.
pub(crate) struct FreeList(Mutex<Vec<Memory>>);

struct Memory(*mut ffi::PyObject);

// SAFETY: nobody else has the memory while it is in the list.
unsafe impl Send for Memory {}

impl FreeList {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Memory>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Memory for a new instance, if there is any.
    pub(crate) fn take(&self) -> Option<*mut ffi::PyObject> {
        self.kept().pop().map(|memory| memory.0)
    }

    /// Keeps the memory of an instance that is gone, unless there is enough already.
    pub(crate) fn keep(&self, object: *mut ffi::PyObject, most: usize) -> bool {
        let mut kept = self.kept();
        if kept.len() >= most {
            return false;
        }
        kept.push(Memory(object));
        true
    }
}
