//! A Rust error with its sources: a `RuntimeError` with a chain of `__cause__`s.

use std::error::Error;

use crate::err::PyErr;
use crate::exceptions::PyRuntimeError;
use crate::instance::Py;
use crate::marker::Python;
use crate::types::PyAny;

/// A `RuntimeError` that says `message` and was caused by `source`, and so on.
///
/// A Python exception among the sources is a cause as it is, and the last one: it knows its own.
pub(super) fn exception(py: Python<'_>, message: String, source: Option<&(dyn Error + 'static)>) -> Py<PyAny> {
    let mut messages = vec![message];
    let mut cause = None;
    let mut next = source;
    while let Some(error) = next {
        if let Some(exception) = error.downcast_ref::<PyErr>() {
            cause = Some(exception.clone_ref(py));
            break;
        }
        messages.push(error.to_string());
        next = error.source();
    }
    while let Some(message) = messages.pop() {
        let error = PyRuntimeError::new_err(message);
        if cause.is_some() {
            error.set_cause(py, cause);
        }
        cause = Some(error);
    }
    cause.expect("there is at least one message").into_value(py).into_any()
}
