//! `contextvars.Context`: `PyContext_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/contextvars.html>. Watchers came with Python 3.14.

use std::ffi::c_int;

use crate::err::panic::catch;
use crate::exceptions::PyRuntimeError;
use crate::ffi;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::types::context::ContextEvent;
use crate::types::{PyAny, PyAnyMethods, PyContext};
use crate::{PyErr, PyResult};

/// A function that is told when another context becomes the current one: [`watch_callback!`](crate::watch_callback)
/// makes it.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct WatchCallback(ffi::PyContext_WatchCallback);

/// What stands behind a [`WatchCallback`]; the macro implements it.
pub trait Watch {
    /// Is told.
    ///
    /// # Errors
    ///
    /// Those of the user's function; they are reported as unraisable.
    fn watch(py: Python<'_>, event: ContextEvent<'_, '_>) -> PyResult<()>;
}

impl WatchCallback {
    /// The function behind `W`.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn of<W: Watch>() -> Self {
        Self(call::<W>)
    }
}

/// What CPython calls.
///
/// # Safety
///
/// The thread is attached, and the object null or live for the call; for a switch it is a context or `None`.
unsafe extern "C" fn call<W: Watch>(event: ffi::PyContextEvent, object: *mut ffi::PyObject) -> c_int {
    // SAFETY: CPython tells watchers on the thread that switches, which is attached.
    let py = unsafe { Python::assume_attached() };
    let watched = catch(|| {
        // SAFETY: forwarded from this function's contract.
        let object: Option<Borrowed<'_, '_, PyAny>> = unsafe { Borrowed::from_raw_or_opt(py, object) };
        W::watch(py, event_of(event, object))
    });
    if let Err(error) = watched {
        error.write_unraisable(py, None);
    }
    0
}

#[inline]
fn event_of<'a, 'py>(event: ffi::PyContextEvent, object: Option<Borrowed<'a, 'py, PyAny>>) -> ContextEvent<'a, 'py> {
    match object.map(|object| object.cast::<PyContext>()) {
        Some(Ok(context)) if event == ffi::Py_CONTEXT_SWITCHED => ContextEvent::Switched(Some(context)),
        _ if event == ffi::Py_CONTEXT_SWITCHED && object.is_none_or(|object| object.is_none()) => {
            ContextEvent::Switched(None)
        }
        _ => ContextEvent::Unknown { raw_event: event, object },
    }
}

/// Has the callback told, and returns the watcher's number.
#[inline]
pub(crate) fn add_watcher(py: Python<'_>, callback: WatchCallback) -> PyResult<c_int> {
    if ffi::layout().free_threaded {
        return Err(PyRuntimeError::new_err("context watchers need a Python with the GIL"));
    }
    // SAFETY: the token proves the thread is attached; the callback is a function that lives for ever.
    let id = unsafe { ffi::PyContext_AddWatcher(callback.0) };
    if id < 0 { Err(PyErr::fetch(py)) } else { Ok(id) }
}

/// Has a watcher told no more.
#[inline]
pub(crate) fn clear_watcher(py: Python<'_>, id: c_int) -> PyResult<()> {
    // SAFETY: the token proves the thread is attached.
    let status = unsafe { ffi::PyContext_ClearWatcher(id) };
    if status < 0 { Err(PyErr::fetch(py)) } else { Ok(()) }
}
