//! From a Rust waker to the event loop.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Wake;

use crate::coroutine::waiter::Waiter;
use crate::prelude::*;
use crate::types::PyAny;

/// The waker of one step of a coroutine.
#[derive(Default)]
pub(super) struct AsyncioWaker(Mutex<State>);

#[derive(Default)]
enum State {
    #[default]
    Polling,
    Waiting(Waiter),
    Woken,
}

impl AsyncioWaker {
    /// What the coroutine yields to its event loop: a future that [`wake`](Wake::wake) sets, or `None`, which asks for the
    /// next step at once, if it was woken before.
    pub(super) fn wait(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        if matches!(*self.state(), State::Woken) {
            return Ok(py.None());
        }
        let (waiter, yielded) = Waiter::new(py)?;
        let mut state = self.state();
        if let State::Woken = *state {
            // The lock is no place to drop Python objects in.
            drop(state);
            return Ok(py.None());
        }
        *state = State::Waiting(waiter);
        drop(state);
        Ok(yielded)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wake for AsyncioWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        // Attaching may wait for a thread that wants the lock: it is given back first.
        let before = mem::replace(&mut *self.state(), State::Woken);
        if let State::Waiting(waiter) = before {
            // Without an interpreter there is nobody left to wake.
            Python::try_attach(|py| waiter.release(py).unwrap_or_else(|error| error.write_unraisable(py, None)));
        }
    }
}
