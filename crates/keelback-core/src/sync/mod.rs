//! Values that are made once in each interpreter, and locks that do not hold Python up.

pub mod critical_section;
mod intern;
pub(crate) mod interpreter;
#[cfg(feature = "lock_api")]
mod lock_api;
mod locks;
mod mutex;
mod once;
mod once_lock;

pub use intern::Interned;
pub use locks::{MutexExt, RwLockExt};
pub use mutex::{PyMutex, PyMutexGuard, PyMutexTrait};
pub use once::{OnceExt, OnceLockExt};
pub use once_lock::PyOnceLock;

/// A [`PyMutex`](nonpoison::PyMutex) that does not care about panics.
pub mod nonpoison {
    pub use crate::raw::mutex::{PyMutex, PyMutexGuard};
}

mod sealed {
    /// The traits are implemented for the locks that are known here alone, so that they can grow.
    pub trait Sealed {}

    impl Sealed for std::sync::Once {}
    impl<T> Sealed for std::sync::OnceLock<T> {}
    impl<T> Sealed for std::sync::Mutex<T> {}
    impl<T> Sealed for super::nonpoison::PyMutex<T> {}
    impl<T> Sealed for std::sync::RwLock<T> {}
    #[cfg(feature = "parking_lot")]
    impl Sealed for parking_lot::Once {}
}
