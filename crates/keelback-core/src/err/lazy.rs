//! An exception that nobody has looked at yet.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::PyErrArguments;
use crate::exceptions::PyBaseException;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::raw;
use crate::types::{PyAny, PyType};

/// What makes the exception: its type and the arguments of its constructor.
///
/// The two stand apart so that what is compiled grows with their sum, not with their product.
struct Make {
    kind: Kind,
    arguments: Box<dyn Arguments>,
}

/// The type of the exception.
pub(crate) enum Kind {
    /// A type that Rust knows, made or imported where that is needed.
    Known(for<'py> fn(Python<'py>) -> Bound<'py, PyType>),
    /// An object that ought to be a type.
    Object(Py<PyAny>),
}

/// [`PyErrArguments`] in a box.
pub(crate) trait Arguments: Send + Sync {
    fn make(self: Box<Self>, py: Python<'_>) -> Py<PyAny>;
}

impl<A: PyErrArguments> Arguments for A {
    #[inline]
    fn make(self: Box<Self>, py: Python<'_>) -> Py<PyAny> {
        self.arguments(py)
    }
}

impl Make {
    fn call(self, py: Python<'_>) -> (Bound<'_, PyAny>, Bound<'_, PyAny>) {
        let kind = match self.kind {
            Kind::Known(kind) => kind(py).into_any(),
            Kind::Object(object) => object.into_bound(py),
        };
        (kind, self.arguments.make(py).into_bound(py))
    }
}

/// How to make an exception, and the exception once it is made.
pub(crate) struct Lazy {
    make: Mutex<Option<Make>>,
    value: OnceLock<Py<PyBaseException>>,
}

impl Lazy {
    #[inline]
    pub(crate) fn new(kind: Kind, arguments: Box<dyn Arguments>) -> Self {
        Self { make: Mutex::new(Some(Make { kind, arguments })), value: OnceLock::new() }
    }

    #[inline]
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
                let (kind, arguments) = make.call(py);
                raw::errors::set_object(&kind, &arguments);
                let value = raw::errors::take(py).unwrap_or_else(|| raw::errors::vanished(py));
                return self.value.get_or_init(|| value);
            }
            // Another thread is making it, and may need the interpreter for that.
            py.detach(std::thread::yield_now);
        }
    }

    /// Raises the exception, without making an object for it where CPython can do that later.
    #[inline]
    pub(crate) fn raise(self, py: Python<'_>) {
        match self.take() {
            Some(make) => {
                let (kind, arguments) = make.call(py);
                raw::errors::set_object(&kind, &arguments);
            }
            None => raw::errors::raise(self.value(py).clone_ref(py), py),
        }
    }
}
