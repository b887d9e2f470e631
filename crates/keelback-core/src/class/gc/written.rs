//! `__traverse__` and `__clear__` that somebody wrote: they stand in the place of what follows from the fields.

use std::cell::Cell;
use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{PyTraverseError, PyVisit};
use crate::function::FunctionDescriptor;
use crate::pyclass::PyClass;

/// `__traverse__`.
pub trait Traverse<C>: 'static {
    /// What it looks like from Python.
    const DESCRIPTOR: FunctionDescriptor;

    /// Calls the user's function.
    ///
    /// # Errors
    ///
    /// If the collector stops.
    fn traverse(this: &C, visit: PyVisit<'_>) -> Result<(), PyTraverseError>;
}

/// A [`Traverse`] with its types erased: it is called with a value of the class that it was made for.
pub(crate) type TraverseValue = unsafe fn(*const c_void, PyVisit<'_>) -> Result<(), PyTraverseError>;

/// Calls `F`.
///
/// # Safety
///
/// `value` is a value of `C` that nobody changes.
pub(crate) unsafe fn traverse_value<C: PyClass, F: Traverse<C>>(
    value: *const c_void,
    visit: PyVisit<'_>,
) -> Result<(), PyTraverseError> {
    let _traversing = Traversing::begin();
    // SAFETY: forwarded from this function's contract.
    F::traverse(unsafe { &*value.cast() }, visit)
}

/// How many threads the collector works on in a `__traverse__`: where it is none, nobody asks for the thread.
static TRAVERSALS: AtomicUsize = AtomicUsize::new(0);

std::thread_local! {
    static TRAVERSING: Cell<bool> = const { Cell::new(false) };
}

/// Marks the thread as one that the collector works on, until it is dropped.
struct Traversing;

impl Traversing {
    fn begin() -> Self {
        TRAVERSALS.fetch_add(1, Ordering::Relaxed);
        TRAVERSING.set(true);
        Self
    }
}

impl Drop for Traversing {
    fn drop(&mut self) {
        TRAVERSING.set(false);
        TRAVERSALS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Whether the collector is at work in a `__traverse__` on this thread: no reference count may change then.
#[inline]
pub(crate) fn is_traversing() -> bool {
    TRAVERSALS.load(Ordering::Relaxed) != 0 && TRAVERSING.get()
}

/// Looks that the collector is not at work in a `__traverse__` on this thread: Python code cannot run then.
///
/// # Panics
///
/// If it is.
#[inline]
pub(crate) fn assert_not_traversing() {
    assert!(
        !is_traversing(),
        "Attaching a thread to the interpreter is prohibited while a __traverse__ implementation is running."
    );
}
