//! The sources of a Rust error as the causes of a Python exception.

use std::error::Error;
use std::io;

use super::lazy::BoxedArguments;
use crate::PyErr;
use crate::exceptions::io::{class_of, mark};
use crate::exceptions::{PyRuntimeError, PyValueError, is_parse_error};
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::PyType;

/// A class of exceptions, made or imported where that is needed.
pub(crate) type Class = for<'py> fn(Python<'py>) -> Bound<'py, PyType>;

/// A source that names itself as its source would never end.
const MOST_SOURCES: usize = 100;

/// A Rust error on its way to become an exception, with its own words as the message.
pub(crate) struct Sourced {
    pub(crate) class: Class,
    pub(crate) error: Box<dyn Error + Send + Sync>,
}

impl BoxedArguments for Sourced {
    #[inline]
    fn make(self: Box<Self>, py: Python<'_>) -> Py<PyAny> {
        with_causes(py, self.class, self.error.to_string(), &*self.error)
    }
}

/// An exception that says `text` and has the sources of the error as causes. It stands for its own arguments.
#[cold]
#[inline]
pub(super) fn with_causes(py: Python<'_>, class: Class, text: String, error: &(dyn Error + 'static)) -> Py<PyAny> {
    let exception = exception(py, class, text, error);
    exception.set_sources(py, error);
    exception.into_value(py).into_any()
}

impl PyErr {
    /// Makes the sources of `error` the causes of this exception: the first its `__cause__`, the second that one's, and
    /// so on.
    ///
    /// A source that is a [`PyErr`] is that exception; `std`'s I/O and parse errors are of the class that they have
    /// elsewhere, others a `RuntimeError`. Nothing changes where there is no source.
    ///
    /// ```
    /// use keelback_core::exceptions::PyOSError;
    /// use keelback_core::prelude::*;
    ///
    /// #[derive(Debug)]
    /// struct NoSettings(std::num::ParseIntError);
    ///
    /// impl std::fmt::Display for NoSettings {
    ///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    ///         f.write_str("no settings")
    ///     }
    /// }
    ///
    /// impl std::error::Error for NoSettings {
    ///     fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
    ///         Some(&self.0)
    ///     }
    /// }
    ///
    /// Python::attach(|py| {
    ///     let settings = NoSettings("x".parse::<i32>().unwrap_err());
    ///     let error = PyOSError::new_err("cannot start");
    ///     error.set_sources(py, &settings);
    ///     assert_eq!(error.cause(py).unwrap().to_string(), "ValueError: invalid digit found in string");
    /// });
    /// ```
    #[cold]
    #[inline]
    pub fn set_sources(&self, py: Python<'_>, error: &(dyn Error + 'static)) {
        let mut sources = Vec::new();
        let mut next = error.source();
        while let Some(source) = next {
            sources.push(source);
            // An exception has causes of its own.
            next = if sources.len() < MOST_SOURCES && py_err(source).is_none() { source.source() } else { None };
        }
        let mut cause = None;
        for source in sources.into_iter().rev() {
            let exception = from_source(py, source);
            if cause.is_some() {
                exception.set_cause(py, cause);
            }
            cause = Some(exception);
        }
        if cause.is_some() {
            self.set_cause(py, cause);
        }
    }
}

/// The exception that the error is, or is around.
#[inline]
fn py_err<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a PyErr> {
    let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    error.downcast_ref().or_else(|| inner.and_then(|inner| inner.downcast_ref()))
}

/// One source, without its own sources.
#[inline]
fn from_source(py: Python<'_>, error: &(dyn Error + 'static)) -> PyErr {
    if let Some(exception) = py_err(error) {
        return exception.clone_ref(py);
    }
    let class: Class = match error.downcast_ref::<io::Error>() {
        Some(error) => class_of(error.kind()),
        None if is_parse_error(error) => PyValueError::type_object,
        None => PyRuntimeError::type_object,
    };
    exception(py, class, error.to_string(), error)
}

/// An exception of the class, with the number that the system gave the error.
#[inline]
fn exception(py: Python<'_>, class: Class, text: String, error: &(dyn Error + 'static)) -> PyErr {
    let made = class(py).call1((text,)).and_then(|exception| {
        if let Some(code) = error.downcast_ref().and_then(io::Error::raw_os_error) {
            mark(&exception, code)?;
        }
        Ok(exception)
    });
    made.map_or_else(|error| error, PyErr::from_value)
}
