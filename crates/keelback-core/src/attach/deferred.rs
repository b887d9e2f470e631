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

/// Whether there is, or was, an interpreter that may have a GIL of its own.
static OTHER_GILS: AtomicBool = AtomicBool::new(false);

/// Gives an owned reference back now if this thread is attached, and not traversed by the collector; later otherwise.
#[inline]
pub(crate) fn give_back(object: NonNull<ffi::PyObject>) {
    if super::is_attached() {
        // SAFETY: the thread is attached, and the caller owned the reference.
        unsafe { ffi::Py_DECREF(object.as_ptr()) };
    } else {
        defer(object);
    }
}

/// A thread that is not attached belongs to no interpreter, and nothing tells which one an object belongs to: where they
/// do not share a GIL, nobody may give the reference back, and it is kept for ever.
#[cold]
fn defer(object: NonNull<ffi::PyObject>) {
    if OTHER_GILS.load(Ordering::Relaxed) {
        return;
    }
    let mut pending = PENDING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    pending.0.push(object);
    ANY.store(true, Ordering::Release);
}

/// A module that may be imported where there is another GIL is executed in the interpreter at hand.
pub(crate) fn expect_other_gils(py: Python<'_>) {
    if !is_main(py) {
        OTHER_GILS.store(true, Ordering::Relaxed);
    }
}

fn is_main(_py: Python<'_>) -> bool {
    // SAFETY: the token proves the thread is attached, so that there is an interpreter.
    let current = unsafe { ffi::PyInterpreterState_Get() };
    // SAFETY: there is a main interpreter as long as there is any.
    current == unsafe { ffi::PyInterpreterState_Main() }
}

/// Gives back what was put off; one relaxed load where there is nothing.
///
/// The interpreters whose references are there share one lock, so that any of them may do it; the main one is among
/// them for certain.
#[inline]
pub(crate) fn drain(py: Python<'_>) {
    if ANY.load(Ordering::Relaxed) {
        drain_all(py);
    }
}

#[cold]
fn drain_all(py: Python<'_>) {
    if OTHER_GILS.load(Ordering::Relaxed) && !is_main(py) {
        return;
    }
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
