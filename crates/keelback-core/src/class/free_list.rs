//! `freelist = N`: memory of instances that are gone, kept for the next ones.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::ffi;

/// The memory of instances of exactly one class, which the collector does not track any more.
///
/// It is given out in the order in which it came, as PyO3 does with a list of two: an address that comes back at once would
/// hide a use of what is gone.
pub(crate) struct FreeList(Mutex<VecDeque<Memory>>);

struct Memory(*mut ffi::PyObject);

// SAFETY: nobody else has the memory while it is in the list.
unsafe impl Send for Memory {}

impl FreeList {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(VecDeque::new()))
    }

    fn kept(&self) -> MutexGuard<'_, VecDeque<Memory>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Memory for a new instance, if there is any.
    pub(crate) fn take(&self) -> Option<*mut ffi::PyObject> {
        self.kept().pop_front().map(|memory| memory.0)
    }

    /// Keeps the memory of an instance that is gone, unless there is enough already.
    pub(crate) fn keep(&self, object: *mut ffi::PyObject, most: usize) -> bool {
        let mut kept = self.kept();
        if kept.len() >= most {
            return false;
        }
        kept.push_back(Memory(object));
        true
    }
}
