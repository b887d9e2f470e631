//! `contextvars.Context`, and who is told when another one becomes the current one.

use std::ffi::c_int;
use std::mem::ManuallyDrop;

use super::PyAny;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::{PyResult, ffi, raw};

pub use crate::raw::context::{Watch, WatchCallback};
#[doc(inline)]
pub use crate::watch_callback;

raw::native_type::native_type!(
    /// `contextvars.Context`.
    PyContext, "contextvars", "Context", PyContext_Type
);

impl PyContext {
    /// Has a function told when another context becomes the current one, in this interpreter, until the guard is
    /// dropped.
    ///
    /// # Errors
    ///
    /// `SystemError` before Python 3.14; `RuntimeError` in a free-threaded Python, or if there are too many watchers.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::PyContext;
    /// use keelback_core::types::context::{ContextEvent, watch_callback};
    ///
    /// fn switched(_py: Python<'_>, _event: ContextEvent<'_, '_>) -> PyResult<()> {
    ///     Ok(())
    /// }
    ///
    /// Python::attach(|py| match PyContext::add_watcher(py, watch_callback!(switched)) {
    ///     Ok(watcher) => watcher.clear().unwrap(),
    ///     Err(error) => assert!(py.version_info() < (3, 14), "{error}"),
    /// });
    /// ```
    #[inline]
    pub fn add_watcher(py: Python<'_>, callback: WatchCallback) -> PyResult<BoundContextWatcherGuard<'_>> {
        Ok(BoundContextWatcherGuard { py, id: raw::context::add_watcher(py, callback)? })
    }
}

/// What a watcher is told.
#[derive(Debug)]
#[non_exhaustive]
pub enum ContextEvent<'a, 'py> {
    /// Another context is the current one, or none is.
    Switched(Option<Borrowed<'a, 'py, PyContext>>),
    /// Something that later versions of Python tell.
    Unknown {
        /// What CPython calls it.
        raw_event: ffi::PyContextEvent,
        /// What it is about, if there is anything.
        object: Option<Borrowed<'a, 'py, PyAny>>,
    },
}

/// Has a watcher told until it is dropped.
#[must_use = "the watcher is told no more once this is dropped"]
pub struct BoundContextWatcherGuard<'py> {
    py: Python<'py>,
    id: c_int,
}

impl BoundContextWatcherGuard<'_> {
    /// Has the watcher told no more, as dropping the guard does.
    ///
    /// # Errors
    ///
    /// `RuntimeError` if somebody else has removed the watcher.
    #[inline]
    pub fn clear(self) -> PyResult<()> {
        let guard = ManuallyDrop::new(self);
        raw::context::clear_watcher(guard.py, guard.id)
    }

    /// The guard without the token.
    #[inline]
    pub fn unbind(self) -> ContextWatcherGuard {
        ContextWatcherGuard { id: ManuallyDrop::new(self).id }
    }
}

impl Drop for BoundContextWatcherGuard<'_> {
    #[inline]
    fn drop(&mut self) {
        if let Err(error) = raw::context::clear_watcher(self.py, self.id) {
            error.write_unraisable(self.py, None);
        }
    }
}

/// As [`BoundContextWatcherGuard`], to be kept anywhere; dropping it attaches the thread.
#[must_use = "the watcher is told no more once this is dropped"]
pub struct ContextWatcherGuard {
    id: c_int,
}

impl ContextWatcherGuard {
    /// The guard with a token, of the same interpreter.
    #[inline]
    pub fn into_bound(self, py: Python<'_>) -> BoundContextWatcherGuard<'_> {
        BoundContextWatcherGuard { py, id: ManuallyDrop::new(self).id }
    }

    /// Has the watcher told no more, as dropping the guard does.
    ///
    /// # Errors
    ///
    /// `RuntimeError` if somebody else has removed the watcher.
    #[inline]
    pub fn clear(self, py: Python<'_>) -> PyResult<()> {
        self.into_bound(py).clear()
    }
}

impl Drop for ContextWatcherGuard {
    #[inline]
    fn drop(&mut self) {
        // Once the interpreter has ended nobody is told any more.
        Python::try_attach(|py| drop(Self { id: self.id }.into_bound(py)));
    }
}

/// A function `fn(Python<'_>, ContextEvent<'_, '_>) -> PyResult<()>`, for [`PyContext::add_watcher`].
///
/// What it raises, or a panic in it, is reported as unraisable.
#[macro_export]
macro_rules! watch_callback {
    ($callback:path) => {{
        struct Callback;

        impl $crate::types::context::Watch for Callback {
            fn watch(
                py: $crate::Python<'_>,
                event: $crate::types::context::ContextEvent<'_, '_>,
            ) -> $crate::PyResult<()> {
                $callback(py, event)
            }
        }

        $crate::types::context::WatchCallback::of::<Callback>()
    }};
}
