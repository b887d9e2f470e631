//! How the body of an `async fn` learns that it is to stop.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::instance::Py;
use crate::types::PyAny;

/// What Python threw into a coroutine, for the body of its `async fn`: a parameter marked `#[pyo3(cancel_handle)]`.
///
/// A coroutine with such a parameter is not closed by `throw`, which is what cancelling an `asyncio` task calls: its body
/// goes on and decides for itself.
///
/// ```
/// use keelback::coroutine::CancelHandle;
/// use keelback::prelude::*;
///
/// #[pyfunction]
/// async fn serve(#[pyo3(cancel_handle)] mut cancel: CancelHandle) -> String {
///     let thrown = cancel.cancelled().await;
///     Python::attach(|py| thrown.bind(py).to_string())
/// }
///
/// Python::attach(|py| {
///     let serve = wrap_pyfunction!(serve, py).unwrap();
///     keelback::py_run!(py, serve, r#"
///         import asyncio
///
///         async def main(asyncio, serve):
///             task = asyncio.create_task(serve())
///             await asyncio.sleep(0)
///             task.cancel("closing time")
///             return await task
///
///         assert asyncio.run(main(asyncio, serve)) == "closing time"
///     "#);
/// });
/// ```
#[derive(Debug, Default)]
pub struct CancelHandle(Arc<Mutex<Thrown>>);

/// The coroutine's side of a [`CancelHandle`].
#[doc(hidden)]
pub struct ThrowCallback(Arc<Mutex<Thrown>>);

#[derive(Debug, Default)]
struct Thrown {
    exception: Option<Py<PyAny>>,
    waker: Option<Waker>,
}

fn lock(thrown: &Mutex<Thrown>) -> MutexGuard<'_, Thrown> {
    thrown.lock().unwrap_or_else(PoisonError::into_inner)
}

impl CancelHandle {
    /// A handle of no coroutine: nothing is thrown into it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether something was thrown that was not taken out yet.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        lock(&self.0).exception.is_some()
    }

    /// Takes out what was thrown, as soon as something is.
    pub fn poll_cancelled(&mut self, cx: &mut Context<'_>) -> Poll<Py<PyAny>> {
        let mut thrown = lock(&self.0);
        if let Some(exception) = thrown.exception.take() {
            return Poll::Ready(exception);
        }
        let before = thrown.waker.replace(cx.waker().clone());
        // Dropping a waker runs code of whoever made it.
        drop(thrown);
        drop(before);
        Poll::Pending
    }

    /// Waits until something is thrown, and takes it out: an instance of `CancelledError` when a task is cancelled.
    pub async fn cancelled(&mut self) -> Py<PyAny> {
        poll_fn(|cx| self.poll_cancelled(cx)).await
    }

    /// The coroutine's side.
    #[doc(hidden)]
    #[must_use]
    pub fn throw_callback(&self) -> ThrowCallback {
        ThrowCallback(Arc::clone(&self.0))
    }
}

impl ThrowCallback {
    pub(super) fn throw(&self, exception: Py<PyAny>) {
        let mut thrown = lock(&self.0);
        let before = thrown.exception.replace(exception);
        let waker = thrown.waker.take();
        drop(thrown);
        drop(before);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}
