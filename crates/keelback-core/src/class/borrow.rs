//! Who borrows an instance's value: checked at run time, as in a `RefCell`, but attached.

use std::cell::UnsafeCell;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicIsize, Ordering};

use crate::class::layout;
use crate::ffi;
use crate::instance::Borrowed;
use crate::pycell::{PyBorrowError, PyBorrowMutError};
use crate::pyclass::{False, PyClass};

/// The borrow flag of an instance.
pub trait Flag {
    /// Nobody borrows.
    const FREE: Self;
    /// Whether a flag of zeros says that there is no value ([`layout::has_value`]).
    const TELLS: bool;

    /// Whether the flag was written.
    fn is_written(&self) -> bool;

    /// Adds a shared borrow, unless there is an exclusive one.
    fn try_share(&self) -> bool;
    /// Ends a shared borrow.
    fn unshare(&self);
    /// Takes the exclusive borrow, unless there is any.
    fn try_exclude(&self) -> bool;
    /// Ends the exclusive borrow.
    fn unexclude(&self);
}

/// The flag of a `frozen` class: its value is only ever shared.
pub struct NoFlag;

impl Flag for NoFlag {
    const FREE: Self = Self;
    const TELLS: bool = false;

    #[inline]
    fn is_written(&self) -> bool {
        true
    }

    #[inline]
    fn try_share(&self) -> bool {
        true
    }

    #[inline]
    fn unshare(&self) {}

    #[inline]
    fn try_exclude(&self) -> bool {
        false
    }

    #[inline]
    fn unexclude(&self) {}
}

/// The flag of a class whose value may change: one more than how many share it, or -1; 0 where there is no value.
///
/// With the GIL it is a plain word, since borrowing and giving back happen attached; without one the same word is
/// changed by compare-and-swap.
pub struct Word(AtomicIsize);

const EXCLUSIVE: isize = -1;
const FREE: isize = 1;

impl Flag for Word {
    const FREE: Self = Self(AtomicIsize::new(FREE));
    const TELLS: bool = true;

    #[inline]
    fn is_written(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }

    #[inline]
    fn try_share(&self) -> bool {
        if ffi::layout().free_threaded {
            return self.change(|count| (count >= FREE).then_some(count + 1));
        }
        let count = self.0.load(Ordering::Relaxed);
        if count < FREE {
            return false;
        }
        self.0.store(count + 1, Ordering::Relaxed);
        true
    }

    #[inline]
    fn unshare(&self) {
        if ffi::layout().free_threaded {
            self.0.fetch_sub(1, Ordering::Release);
        } else {
            self.0.store(self.0.load(Ordering::Relaxed) - 1, Ordering::Relaxed);
        }
    }

    #[inline]
    fn try_exclude(&self) -> bool {
        if ffi::layout().free_threaded {
            return self.change(|count| (count == FREE).then_some(EXCLUSIVE));
        }
        let free = self.0.load(Ordering::Relaxed) == FREE;
        if free {
            self.0.store(EXCLUSIVE, Ordering::Relaxed);
        }
        free
    }

    #[inline]
    fn unexclude(&self) {
        self.0.store(FREE, Ordering::Release);
    }
}

impl Word {
    #[inline(never)]
    fn change(&self, next: impl Fn(isize) -> Option<isize>) -> bool {
        self.0.fetch_update(Ordering::Acquire, Ordering::Relaxed, next).is_ok()
    }
}

/// A shared borrow of the value of an instance that somebody else keeps alive.
pub struct SharedGuard<'a, 'py, C: PyClass>(Borrowed<'a, 'py, C>);

impl<'a, 'py, C: PyClass> SharedGuard<'a, 'py, C> {
    /// Borrows.
    ///
    /// # Errors
    ///
    /// If the value is borrowed exclusively.
    #[inline]
    pub fn try_new(object: Borrowed<'a, 'py, C>) -> Result<Self, PyBorrowError> {
        if layout::try_share(object) { Ok(Self(object)) } else { Err(PyBorrowError::of(object)) }
    }
}

impl<C: PyClass> Deref for SharedGuard<'_, '_, C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the flag says that nobody borrows exclusively until this guard is dropped.
        unsafe { &*layout::value(self.0).get() }
    }
}

impl<C: PyClass> Drop for SharedGuard<'_, '_, C> {
    #[inline]
    fn drop(&mut self) {
        layout::flag(self.0).unshare();
    }
}

/// The exclusive borrow of the value of an instance that somebody else keeps alive.
pub struct ExclusiveGuard<'a, 'py, C: PyClass<Frozen = False>>(Borrowed<'a, 'py, C>, PhantomData<UnsafeCell<C>>);

impl<'a, 'py, C: PyClass<Frozen = False>> ExclusiveGuard<'a, 'py, C> {
    /// Borrows.
    ///
    /// # Errors
    ///
    /// If the value is borrowed.
    #[inline]
    pub fn try_new(object: Borrowed<'a, 'py, C>) -> Result<Self, PyBorrowMutError> {
        if layout::flag(object).try_exclude() {
            Ok(Self(object, PhantomData))
        } else {
            Err(PyBorrowMutError::of(object))
        }
    }
}

impl<C: PyClass<Frozen = False>> Deref for ExclusiveGuard<'_, '_, C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the flag says that nobody else borrows until this guard is dropped.
        unsafe { &*layout::value(self.0).get() }
    }
}

impl<C: PyClass<Frozen = False>> DerefMut for ExclusiveGuard<'_, '_, C> {
    #[inline]
    fn deref_mut(&mut self) -> &mut C {
        // SAFETY: the flag says that nobody else borrows until this guard is dropped.
        unsafe { &mut *layout::value(self.0).get() }
    }
}

impl<C: PyClass<Frozen = False>> Drop for ExclusiveGuard<'_, '_, C> {
    #[inline]
    fn drop(&mut self) {
        layout::flag(self.0).unexclude();
    }
}
