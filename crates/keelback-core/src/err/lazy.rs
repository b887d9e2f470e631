//! An exception that nobody has looked at yet.

use std::any::Any;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::PyErrArguments;
use super::place::Place;
use crate::exceptions::PyBaseException;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::raw;
use crate::types::{PyAny, PyString, PyType};

/// What makes the exception: its type and the arguments of its constructor.
///
/// The two stand apart so that what is compiled grows with their sum, not with their product.
struct Make {
    kind: Kind,
    arguments: Arguments,
}

/// The type of the exception.
pub(crate) enum Kind {
    /// A type that Rust knows, made or imported where that is needed.
    Known(for<'py> fn(Python<'py>) -> Bound<'py, PyType>),
    /// An object that ought to be a type.
    Object(Py<PyAny>),
}

/// The arguments of the exception's constructor.
pub(crate) enum Arguments {
    /// A message as most have it, which needs no box.
    Text(&'static str),
    Boxed(Box<dyn BoxedArguments>),
}

impl Arguments {
    #[inline]
    pub(crate) fn new<A: PyErrArguments + 'static>(arguments: A) -> Self {
        match (&arguments as &dyn Any).downcast_ref::<&'static str>() {
            Some(text) => Self::Text(text),
            None => Self::Boxed(Box::new(arguments)),
        }
    }

    #[inline]
    fn make(self, py: Python<'_>) -> Py<PyAny> {
        match self {
            Self::Text(text) => PyString::new(py, text).into_any().unbind(),
            Self::Boxed(arguments) => arguments.make(py),
        }
    }
}

/// [`PyErrArguments`] in a box.
pub(crate) trait BoxedArguments: Send + Sync {
    fn make(self: Box<Self>, py: Python<'_>) -> Py<PyAny>;
}

impl<A: PyErrArguments> BoxedArguments for A {
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

/// How to make an exception, and the exception once it is made; and where it happened, until that is noted.
pub(crate) struct Lazy {
    make: Mutex<Option<Make>>,
    value: OnceLock<Py<PyBaseException>>,
    place: Mutex<Option<Box<Place>>>,
}

impl Lazy {
    #[inline]
    pub(crate) fn new(kind: Kind, arguments: Arguments) -> Self {
        let make = Mutex::new(Some(Make { kind, arguments }));
        Self { make, value: OnceLock::new(), place: Mutex::new(None) }
    }

    /// An exception that is made.
    pub(crate) fn made(value: Py<PyBaseException>) -> Self {
        Self { make: Mutex::new(None), value: OnceLock::from(value), place: Mutex::new(None) }
    }

    /// Where it happened.
    #[inline]
    pub(crate) fn place_mut(&mut self) -> &mut Option<Box<Place>> {
        self.place.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    #[inline]
    fn take_place(&self) -> Option<Box<Place>> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    #[inline]
    fn take(&self) -> Option<Make> {
        self.make.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The exception, made now if it was not, with its notes.
    pub(crate) fn value(&self, py: Python<'_>) -> &Py<PyBaseException> {
        let value = self.value_without_notes(py);
        if let Some(place) = self.take_place() {
            place.note(value.bind(py));
        }
        value
    }

    fn value_without_notes(&self, py: Python<'_>) -> &Py<PyBaseException> {
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
    pub(crate) fn raise(mut self, py: Python<'_>) {
        match self.make.get_mut().unwrap_or_else(PoisonError::into_inner).take() {
            Some(make) if self.place_mut().is_none() => {
                let (kind, arguments) = make.call(py);
                raw::errors::set_object(&kind, &arguments);
            }
            make => {
                self.make = Mutex::new(make);
                raw::errors::raise(self.value(py).clone_ref(py), py);
            }
        }
    }
}
