//! One thread at a time makes classes.
//!
//! Others find a class once it is whole, its attributes included; the thread that makes it finds it before that, since an
//! attribute may be an instance of it. Classes may need each other in any order, so that there is one lock for all of
//! them; who waits for it is detached.

use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::attach::wait;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::raw::thread_state;
use crate::sync::interpreter;
use crate::types::{PyAny, PyType};

static MAKING: Mutex<()> = Mutex::new(());

/// The thread that has the lock.
static MAKER: AtomicUsize = AtomicUsize::new(0);

/// While this lives, no other thread makes a class.
pub(super) struct Making(Option<MutexGuard<'static, ()>>);

impl Making {
    /// Waits until no other thread makes a class.
    pub(super) fn begin(py: Python<'_>) -> Self {
        let thread = thread_state::mark();
        if MAKER.load(Ordering::Relaxed) == thread {
            return Self(None);
        }
        // A panic while a class was made left nothing that others could see.
        let lock = wait::mutex(py, &MAKING).unwrap_or_else(PoisonError::into_inner);
        MAKER.store(thread, Ordering::Relaxed);
        Self(Some(lock))
    }
}

impl Drop for Making {
    #[inline]
    fn drop(&mut self) {
        if self.0.is_some() {
            MAKER.store(0, Ordering::Relaxed);
        }
    }
}

/// Where a class is while its attributes are made.
pub(super) struct UnfinishedCell(AtomicPtr<Unfinished>);

/// A class without its attributes, and the interpreter that it belongs to.
struct Unfinished {
    class: Py<PyAny>,
    interpreter: u64,
}

impl UnfinishedCell {
    #[inline]
    pub(super) const fn new() -> Self {
        Self(AtomicPtr::new(std::ptr::null_mut()))
    }

    /// The class, for the thread that makes it.
    pub(super) fn get<'py>(&self, py: Python<'py>, _making: &Making) -> Option<&'py Bound<'py, PyAny>> {
        // SAFETY: null, or what a call of `finish` further up this thread's stack holds, and so for longer than anything
        // that is called here: nobody but the maker looks.
        let unfinished: &'py Unfinished = unsafe { self.0.load(Ordering::Relaxed).as_ref() }?;
        (unfinished.interpreter == interpreter::id(py)).then(|| unfinished.class.bind(py))
    }

    /// Calls `f` while the class can be found by the thread that makes it.
    pub(super) fn finish<R>(&self, class: &Bound<'_, PyType>, _making: &Making, f: impl FnOnce() -> R) -> R {
        let interpreter = interpreter::id(class.py());
        let mut unfinished = Unfinished { class: class.clone().into_any().unbind(), interpreter };
        // What was there is the class of another interpreter, in which the maker called this one.
        let outer = self.0.swap(&raw mut unfinished, Ordering::Relaxed);
        let _end = End { cell: self, outer };
        f()
    }
}

/// Puts back what was there before.
struct End<'a> {
    cell: &'a UnfinishedCell,
    outer: *mut Unfinished,
}

impl Drop for End<'_> {
    #[inline]
    fn drop(&mut self) {
        self.cell.0.store(self.outer, Ordering::Relaxed);
    }
}
