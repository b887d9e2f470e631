//! `eyre`: any error.

use eyre::Report;

use super::source;
use crate::err::{PyErr, PyErrArguments};
use crate::exceptions::PyRuntimeError;
use crate::instance::Py;
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::types::PyAny;

/// An error that becomes an exception when somebody looks at it.
struct Failed(Report);

impl PyErrArguments for Failed {
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        source::with_causes(py, PyRuntimeError::type_object, format!("{:?}", self.0), &*self.0)
    }
}

impl From<Report> for PyErr {
    /// The Python exception that it is, if nothing was added to it; else a `RuntimeError` whose message is the whole
    /// report, and whose `__cause__` are the error's sources.
    #[cold]
    fn from(error: Report) -> PyErr {
        let error = match error.source() {
            None => match error.downcast::<PyErr>() {
                Ok(exception) => return exception,
                Err(error) => error,
            },
            Some(_) => error,
        };
        PyRuntimeError::new_err(Failed(error))
    }
}
