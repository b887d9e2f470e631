//! References that were dropped by a thread that was not attached: given back by the next one that is.

use std::ptr::NonNull;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::ffi;
use crate::marker::Python;

struct Pending(Vec<NonNull<ffi::PyObject>>);

// SAFETY: the pointers are only stored here; they are used by a thread that is attached.
unsafe impl Send for Pending {}

static PENDING: Mutex<Pending> = Mutex::new(Pending(Vec::new()));
static ANY: AtomicBool = AtomicBool::new(false);

/// Gives an owned reference back now if this thread is attached, later otherwise.
#[inline]
pub(crate) fn give_back(object: NonNull<ffi::PyObject>) {
    if ffi::is_attached() {
        // SAFETY: the thread is attached, and the caller owned the reference.
        unsafe { ffi::Py_DECREF(object.as_ptr()) };
    } else {
        defer(object);
    }
}

#[cold]
fn defer(object: NonNull<ffi::PyObject>) {
    let mut pending = PENDING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    pending.0.push(object);
    ANY.store(true, Ordering::Release);
}

/// Gives back what was put off; one relaxed load where there is nothing.
///
/// All interpreters that use the library share one lock (a module refuses to be imported in one that has its own), so
/// that any of them may do it.
#[inline]
pub(crate) fn drain(py: Python<'_>) {
    if ANY.load(Ordering::Relaxed) {
        drain_all(py);
    }
}

#[cold]
fn drain_all(_py: Python<'_>) {
    let objects = {
        let mut pending = PENDING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        ANY.store(false, Ordering::Release);
        std::mem::take(&mut pending.0)
    };
    for object in objects {
        // SAFETY: the token proves the thread is attached; the list owned the reference. The lock is no longer held,
        // so a destructor that drops other references cannot deadlock.
        unsafe { ffi::Py_DECREF(object.as_ptr()) };
    }
}
