//! What is done once, waited for without holding Python up.

use std::sync::{Once, OnceLock, OnceState};

use super::sealed::Sealed;
use crate::attach::wait;
use crate::marker::Python;

/// Waiting for a [`Once`] while attached.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a `Once` that threads can wait for detached")]
pub trait OnceExt: Sealed {
    /// What the function is told.
    type OnceState;

    /// Calls `f`, attached, if nobody has; a thread that waits for another one's call is detached meanwhile.
    ///
    /// # Panics
    ///
    /// If `f` panics, or an earlier call did.
    fn call_once_py_attached(&self, py: Python<'_>, f: impl FnOnce());

    /// As [`OnceExt::call_once_py_attached`], also after a call that panicked.
    ///
    /// # Panics
    ///
    /// If `f` panics.
    fn call_once_force_py_attached(&self, py: Python<'_>, f: impl FnOnce(&Self::OnceState));
}

impl OnceExt for Once {
    type OnceState = OnceState;

    #[inline]
    fn call_once_py_attached(&self, py: Python<'_>, f: impl FnOnce()) {
        wait::once(py, self, f);
    }

    #[inline]
    fn call_once_force_py_attached(&self, py: Python<'_>, f: impl FnOnce(&OnceState)) {
        wait::once_force(py, self, f);
    }
}

#[cfg(feature = "parking_lot")]
impl OnceExt for parking_lot::Once {
    type OnceState = parking_lot::OnceState;

    #[inline]
    fn call_once_py_attached(&self, py: Python<'_>, f: impl FnOnce()) {
        crate::attach::wait_lock_api::once(py, self, f);
    }

    #[inline]
    fn call_once_force_py_attached(&self, py: Python<'_>, f: impl FnOnce(&Self::OnceState)) {
        crate::attach::wait_lock_api::once_force(py, self, f);
    }
}

/// Waiting for a [`OnceLock`] while attached.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a `OnceLock` that threads can wait for detached")]
pub trait OnceLockExt<T>: Sealed {
    /// The value, made by `f`, attached, if it was not; a thread that waits for another one's call is detached
    /// meanwhile.
    ///
    /// # Panics
    ///
    /// If `f` panics.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::sync::OnceLockExt;
    /// use std::sync::OnceLock;
    ///
    /// static VERSION: OnceLock<String> = OnceLock::new();
    ///
    /// Python::attach(|py| {
    ///     let version = VERSION.get_or_init_py_attached(py, || py.version().to_owned());
    ///     assert!(version.starts_with("3."));
    /// });
    /// ```
    fn get_or_init_py_attached<F>(&self, py: Python<'_>, f: F) -> &T
    where
        F: FnOnce() -> T;
}

impl<T> OnceLockExt<T> for OnceLock<T> {
    #[inline]
    fn get_or_init_py_attached<F>(&self, py: Python<'_>, f: F) -> &T
    where
        F: FnOnce() -> T,
    {
        wait::once_lock(py, self, f)
    }
}
