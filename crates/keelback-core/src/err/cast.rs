//! What a failed cast says.

use std::fmt;

use crate::conversion::{CastError, CastIntoError};
use crate::err::{PyErr, PyErrArguments};
use crate::exceptions::PyTypeError;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::types::{PyAny, PyTuple, PyType};

/// `'int' object is not an instance of 'str'`, `'None' is not an instance of 'str'`.
#[inline]
pub(crate) fn describe(
    f: &mut fmt::Formatter<'_>,
    from: &Bound<'_, PyAny>,
    classinfo: &Bound<'_, PyAny>,
) -> fmt::Result {
    match from.get_type().qualname() {
        _ if from.is_none() => f.write_str("'None' is not an instance of ")?,
        Ok(name) => write!(f, "'{name}' object is not an instance of ")?,
        Err(_) => f.write_str("object is not an instance of ")?,
    }
    write!(f, "'{}'", Classinfo(classinfo))
}

/// A type, or the types of a tuple, by name.
struct Classinfo<'a, 'py>(&'a Bound<'py, PyAny>);

impl fmt::Display for Classinfo<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Ok(class) = self.0.cast::<PyType>() {
            return match class.qualname() {
                Ok(name) if name == "NoneType" => f.write_str("None"),
                Ok(name) => write!(f, "{name}"),
                Err(_) => f.write_str("?"),
            };
        }
        let Ok(classes) = self.0.cast::<PyTuple>() else {
            return write!(f, "{}", self.0);
        };
        for (index, class) in classes.iter().enumerate() {
            if index > 0 {
                f.write_str(" | ")?;
            }
            Classinfo(&class).fmt(f)?;
        }
        Ok(())
    }
}

impl From<CastError<'_, '_>> for PyErr {
    #[cold]
    fn from(error: CastError<'_, '_>) -> Self {
        failed(error.from().to_owned(), error.classinfo().clone())
    }
}

impl From<CastIntoError<'_>> for PyErr {
    #[cold]
    fn from(error: CastIntoError<'_>) -> Self {
        let classinfo = error.classinfo().clone();
        failed(error.into_inner(), classinfo)
    }
}

fn failed(from: Bound<'_, PyAny>, classinfo: Bound<'_, PyAny>) -> PyErr {
    PyTypeError::new_err(Failed { from: from.unbind(), classinfo: classinfo.unbind() })
}

/// A failed cast, whose message is only written when somebody looks at the error.
struct Failed {
    from: Py<PyAny>,
    classinfo: Py<PyAny>,
}

impl PyErrArguments for Failed {
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        let error = CastIntoError::new(self.from.into_bound(py), self.classinfo.into_bound(py));
        PyString::new(py, &error.to_string()).into_any().unbind()
    }
}
