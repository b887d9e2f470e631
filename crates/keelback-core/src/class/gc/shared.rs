//! References behind locks and cells, and types that never hold any.

use std::cell::{Cell, OnceCell, RefCell};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError, RwLock, TryLockError};
use std::time::Duration;

use super::references::References;
use super::{PyTraverseError, PyVisit};
use crate::sync::PyOnceLock;

/// What somebody has locked or borrowed is in use: it is not shown.
impl<T: References> References for Mutex<T> {
    const HOLDS: bool = T::HOLDS;

    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        match self.try_lock() {
            Ok(value) => value.traverse(visit),
            Err(TryLockError::Poisoned(value)) => value.get_ref().traverse(visit),
            Err(TryLockError::WouldBlock) => Ok(()),
        }
    }

    #[inline]
    fn clear(&mut self) {
        self.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl<T: References> References for RwLock<T> {
    const HOLDS: bool = T::HOLDS;

    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        match self.try_read() {
            Ok(value) => value.traverse(visit),
            Err(TryLockError::Poisoned(value)) => value.get_ref().traverse(visit),
            Err(TryLockError::WouldBlock) => Ok(()),
        }
    }

    #[inline]
    fn clear(&mut self) {
        self.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl<T: References> References for RefCell<T> {
    const HOLDS: bool = T::HOLDS;

    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.try_borrow().map_or(Ok(()), |value| value.traverse(visit))
    }

    #[inline]
    fn clear(&mut self) {
        self.get_mut().clear();
    }
}

macro_rules! once {
    ($($cell:ident)*) => {$(
        impl<T: References> References for $cell<T> {
            const HOLDS: bool = T::HOLDS;

            #[inline]
            fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
                self.get().map_or(Ok(()), |value| value.traverse(visit))
            }

            #[inline]
            fn clear(&mut self) {
                drop(self.take());
            }
        }
    )*};
}

once! { OnceCell OnceLock }

impl<T: References> References for PyOnceLock<T> {
    const HOLDS: bool = T::HOLDS;

    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.values().try_for_each(|value| value.traverse(visit))
    }

    #[inline]
    fn clear(&mut self) {
        // Taken first: a destructor may run Python code, which must not find the field half dropped.
        drop(std::mem::take(self));
    }
}

impl<T: References> References for Cell<T> {
    const HOLDS: bool = T::HOLDS;

    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        // SAFETY: a class with a `Cell` stays with its thread, which is here and not in the middle of changing it; nothing that
        // could is called before the reference ends, since showing references to the collector runs no Python code.
        let value = unsafe { &*self.as_ptr() };
        value.traverse(visit)
    }

    #[inline]
    fn clear(&mut self) {
        self.get_mut().clear();
    }
}

/// Types without references, which stand beside some in tuples and collections.
macro_rules! plain {
    ($($plain:ty)*) => {$(
        impl References for $plain {
            const HOLDS: bool = false;

            #[inline]
            fn traverse(&self, _visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
                Ok(())
            }
        }
    )*};
}

plain! {
    () u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char String &'static str PathBuf Duration
}
