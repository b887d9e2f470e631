//! A future of `asyncio`, which a task waits for until another thread says that it may go on.

use crate::prelude::*;
use crate::sync::PyOnceLock;
use crate::types::{PyAny, PyCFunction};

/// A future and the event loop that it belongs to.
pub(super) struct Waiter {
    event_loop: Py<PyAny>,
    future: Py<PyAny>,
}

impl Waiter {
    /// A future of the running event loop, and what a coroutine yields to wait for it.
    ///
    /// # Errors
    ///
    /// `RuntimeError` where no event loop runs.
    pub(super) fn new(py: Python<'_>) -> PyResult<(Self, Py<PyAny>)> {
        static GET_RUNNING_LOOP: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let event_loop = GET_RUNNING_LOOP.import(py, "asyncio", "get_running_loop")?.call0()?;
        let future = event_loop.call_method0("create_future")?;
        // As `yield from future` in a coroutine of Python's: the future marks itself as what a task waits for.
        let yielded = future.call_method0("__await__")?.call_method0("__next__")?;
        Ok((Self { event_loop: event_loop.unbind(), future: future.unbind() }, yielded.unbind()))
    }

    /// Makes the event loop go on with the task, from any thread.
    ///
    /// # Errors
    ///
    /// What the event loop raises; nothing if it was closed, since its tasks do not go on.
    pub(super) fn release(&self, py: Python<'_>) -> PyResult<()> {
        static SET_RESULT: PyOnceLock<Py<PyCFunction>> = PyOnceLock::new();
        let set_result = SET_RESULT.get_or_try_init(py, || wrap_pyfunction!(set_result, py).map(Bound::unbind))?;
        let event_loop = self.event_loop.bind(py);
        match event_loop.call_method1("call_soon_threadsafe", (set_result, &self.future)) {
            Err(_) if event_loop.call_method0("is_closed")?.is_truthy()? => Ok(()),
            called => called.map(drop),
        }
    }
}

/// Sets the result of a future, unless its task was cancelled in the meantime.
#[keelback_macros::pyfunction(crate = "crate")]
fn set_result(future: &Bound<'_, PyAny>) -> PyResult<()> {
    if !future.call_method0("done")?.is_truthy()? {
        future.call_method1("set_result", (future.py().None(),))?;
    }
    Ok(())
}
