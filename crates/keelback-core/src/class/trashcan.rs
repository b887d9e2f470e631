//! Long chains, in which the end of each instance brings about the end of the next.
//!
//! One inside the other, some ten thousand of them are more than a stack holds. From Python 3.14 on `_Py_Dealloc` puts off the end of
//! what lies too deep, if the collector knows it. Before that each type does so itself, by macros that differ by version, reach into
//! the thread's state and come back through `tp_dealloc`, which of a class derived in Python is not ours. So up to 3.13 each thread
//! has a list here of what it puts off.

use std::cell::{Cell, RefCell};

use crate::ffi;
use crate::marker::Python;
use crate::raw::thread_state;

/// How many ends lie in each other before the next one is put off; CPython's number.
const DEEPEST: u32 = 50;

/// What was put off is not left until the outermost end is over, which may run for long: at this depth there is room again.
const SHALLOW: u32 = DEEPEST / 2;

/// Set in the depth while something is put off.
const WAITING: u32 = 1 << 31;

/// What is left of an instance's end.
///
/// # Safety
///
/// The object is an untracked instance that nobody refers to, and ends only once.
pub(super) type End = unsafe fn(Python<'_>, *mut ffi::PyObject);

struct PutOff {
    object: *mut ffi::PyObject,
    end: End,
    interpreter: usize,
}

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static PUT_OFF: RefCell<Vec<PutOff>> = const { RefCell::new(Vec::new()) };
}

/// From this version on CPython does all of this.
const BY_CPYTHON: u8 = 14;

/// Calls `end` for `object`, now or, where that would be too deep, later.
///
/// # Safety
///
/// As [`End`].
#[inline]
pub(super) unsafe fn dispose(py: Python<'_>, object: *mut ffi::PyObject, end: End) {
    if ffi::layout().minor >= BY_CPYTHON {
        // SAFETY: forwarded from this function's contract.
        return unsafe { end(py, object) };
    }
    DEPTH.with(|depth| {
        if depth.get() & !WAITING >= DEEPEST && put_off(py, object, end) {
            return depth.set(depth.get() | WAITING);
        }
        depth.set(depth.get() + 1);
        // SAFETY: forwarded from this function's contract.
        unsafe { end(py, object) };
        depth.set(depth.get() - 1);
        if depth.get() >= WAITING {
            end_waiting(py, depth);
        }
    });
}

/// Whether there is a list to put it on: once the thread has ended but for its destructors, there is none.
#[cold]
fn put_off(py: Python<'_>, object: *mut ffi::PyObject, end: End) -> bool {
    let this = PutOff { object, end, interpreter: thread_state::interpreter(py) };
    PUT_OFF.try_with(|put_off| put_off.borrow_mut().push(this)).is_ok()
}

/// Ends what was put off, one after the other, if there is room for it.
#[cold]
fn end_waiting(py: Python<'_>, depth: &Cell<u32>) {
    let here = depth.get() & !WAITING;
    if here > SHALLOW {
        return;
    }
    // So deep that what ends in here leaves the list to this loop.
    depth.set(SHALLOW + 1);
    let interpreter = thread_state::interpreter(py);
    while let Ok(Some(next)) = PUT_OFF.try_with(|put_off| put_off.borrow_mut().pop()) {
        // A destructor may have run another interpreter on this thread, deep inside the ends of this one's objects. What is left of
        // its objects is lost.
        if next.interpreter == interpreter {
            // SAFETY: that of [`dispose`], which put it on the list; it was taken off.
            unsafe { (next.end)(py, next.object) };
        }
    }
    depth.set(here);
}
