//! An exception that nobody has looked at yet.

use std::sync::{Mutex, OnceLock, PoisonError};

use crate::exceptions::PyBaseException;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::raw;
use crate::types::PyAny;

/// What makes the exception: its type and the arguments of its constructor.
pub(crate) type Make = Box<dyn for<'py> FnOnce(Python<'py>) -> (Bound<'py, PyAny>, Bound<'py, PyAny>) + Send + Sync>;

/// How to make an exception, and the exception once it is made.
pub(crate) struct Lazy {
    make: Mutex<Option<Make>>,
    value: OnceLock<Py<PyBaseException>>,
}

impl Lazy {
    pub(crate) fn new(make: Make) -> Self {
        Self { make: Mutex::new(Some(make)), value: OnceLock::new() }
    }

    fn take(&self) -> Option<Make> {
        self.make.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The exception, made now if it was not.
    pub(crate) fn value(&self, py: Python<'_>) -> &Py<PyBaseException> {
        loop {
            if let Some(value) = self.value.get() {
                return value;
            }
            if let Some(make) = self.take() {
                // No lock is held here: making an exception runs Python code.
                let (kind, arguments) = make(py);
                raw::errors::set_object(&kind, &arguments);
                let value = raw::errors::take(py).unwrap_or_else(|| raw::errors::vanished(py));
                return self.value.get_or_init(|| value);
            }
            // Another thread is making it, and may need the interpreter for that.
            py.detach(std::thread::yield_now);
        }
    }

    /// Raises the exception, without making an object for it where CPython can do that later.
    pub(crate) fn raise(self, py: Python<'_>) {
        match self.take() {
            Some(make) => {
                let (kind, arguments) = make(py);
                raw::errors::set_object(&kind, &arguments);
            }
            None => raw::errors::raise(self.value(py).clone_ref(py), py),
        }
    }
}
