//! The class of coroutines.
//!
//! Its methods are those of a generator-based coroutine (PEP 492):
//! <https://docs.python.org/3/reference/datamodel.html#coroutine-objects>.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::PyErr;
use crate::coroutine::ThrowCallback;
use crate::coroutine::waker::AsyncioWaker;
use crate::exceptions::{PyRuntimeError, PyStopIteration};
use crate::prelude::*;
use crate::types::PyAny;

/// A future whose outcome is a Python object.
type ObjectFuture = Pin<Box<dyn Future<Output = PyResult<Py<PyAny>>> + Send>>;

/// A Python coroutine that runs a Rust future: what calling an `async fn` returns.
#[keelback_macros::pyclass(crate = "crate")]
pub struct Coroutine {
    name: &'static str,
    class: Option<&'static str>,
    cancel: Option<ThrowCallback>,
    /// Nothing once it is over. Nobody waits for the lock: the methods have the coroutine for themselves.
    future: Mutex<Option<ObjectFuture>>,
}

impl Coroutine {
    pub(super) fn new(
        name: &'static str,
        class: Option<&'static str>,
        cancel: Option<ThrowCallback>,
        future: ObjectFuture,
    ) -> Self {
        Self { name, class, cancel, future: Mutex::new(Some(future)) }
    }

    fn future(&mut self) -> &mut Option<ObjectFuture> {
        self.future.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is left of the future, which is out of the coroutine until it is put back.
    fn take(&mut self) -> PyResult<ObjectFuture> {
        self.future().take().ok_or_else(|| PyRuntimeError::new_err("cannot reuse already awaited coroutine"))
    }

    /// Goes on until the future waits, or is over: then its outcome is raised. A panic drops the future.
    fn step(&mut self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let mut future = self.take()?;
        let waker = Arc::new(AsyncioWaker::default());
        match future.as_mut().poll(&mut Context::from_waker(&Waker::from(Arc::clone(&waker)))) {
            Poll::Ready(Ok(value)) => Err(PyStopIteration::new_err((value,))),
            Poll::Ready(Err(error)) => Err(error),
            Poll::Pending => {
                *self.future() = Some(future);
                waker.wait(py)
            }
        }
    }
}

#[keelback_macros::pymethods(crate = "crate")]
impl Coroutine {
    #[getter(__name__)]
    fn name(&self) -> &'static str {
        self.name
    }

    #[getter(__qualname__)]
    fn qualname(&self) -> String {
        match self.class {
            Some(class) => format!("{class}.{}", self.name),
            None => self.name.to_owned(),
        }
    }

    fn send(&mut self, py: Python<'_>, _value: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        self.step(py)
    }

    fn throw(&mut self, exc: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        if let Some(cancel) = &self.cancel {
            cancel.throw(exc.clone().unbind());
            return self.step(exc.py());
        }
        drop(self.take()?);
        Err(PyErr::from_value(exc.clone()))
    }

    fn close(&mut self) {
        *self.future() = None;
    }

    fn __await__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        self.step(py).map(Some)
    }
}
