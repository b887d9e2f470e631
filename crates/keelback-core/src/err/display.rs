//! How an error prints.

use std::fmt;

use crate::err::PyErr;
use crate::marker::Python;
use crate::prelude::*;
use crate::types::PyTraceback;

/// An error that prints on a thread that is attached.
///
/// What only this crate prints comes by here: [`Python::attach`] would bring all that it takes to start an interpreter
/// into every extension.
struct Attached<'a, 'py>(&'a PyErr, Python<'py>);

impl fmt::Debug for Attached<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(error, py) = *self;
        f.debug_struct("PyErr")
            .field("type", &error.get_type(py))
            .field("value", error.value(py))
            .field("traceback", &error.traceback(py).map(text))
            .finish()
    }
}

/// What Python prints of a traceback.
fn text(traceback: Bound<'_, PyTraceback>) -> String {
    traceback.format().unwrap_or_else(|error| {
        error.write_unraisable(traceback.py(), Some(&traceback));
        format!("<unformattable {traceback:?}>")
    })
}

impl fmt::Display for Attached<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(error, py) = *self;
        let value = error.value(py);
        let name = value.get_type().qualname().map_err(|_| fmt::Error)?;
        match value.str() {
            Ok(text) => write!(f, "{name}: {}", text.to_string_lossy()),
            Err(_) => write!(f, "{name}: <exception str() failed>"),
        }
    }
}

impl fmt::Debug for PyErr {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Python::attach(|py| fmt::Debug::fmt(&Attached(self, py), f))
    }
}

impl fmt::Display for PyErr {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Python::attach(|py| fmt::Display::fmt(&Attached(self, py), f))
    }
}

impl PyErr {
    /// `ValueError: the message`.
    pub(crate) fn text(&self, py: Python<'_>) -> String {
        Attached(self, py).to_string()
    }

    /// Panics with what could not be done and this error, as `expect` would.
    #[cold]
    #[track_caller]
    pub(crate) fn unexpected(self, py: Python<'_>, what: &str) -> ! {
        panic!("{what}: {:?}", Attached(&self, py))
    }

    /// Panics with what could not be done and why.
    #[cold]
    #[track_caller]
    pub(crate) fn fatal(self, py: Python<'_>, what: &str) -> ! {
        panic!("{what}: {}", Attached(&self, py))
    }
}
