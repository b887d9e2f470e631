//! `std::io::Error` as the subclass of `OSError` that its kind names, and back.

use std::io::{Error, ErrorKind, IntoInnerError};

use super::*;
use crate::err::PyErrArguments;
use crate::err::source::{Class, Sourced};
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;

impl PyErrArguments for Error {
    #[inline]
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        PyString::new(py, &self.to_string()).into_any().unbind()
    }
}

impl<W: Send + Sync> PyErrArguments for IntoInnerError<W> {
    #[inline]
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        self.into_error().arguments(py)
    }
}

macro_rules! kinds {
    ($($kind:ident => $exception:ident;)*) => {
        impl From<Error> for PyErr {
            /// The exception that Python raises for such an error; one that was Python's own comes back as it was.
            #[cold]
            #[inline]
            fn from(error: Error) -> PyErr {
                if error.get_ref().is_some_and(|inner| inner.is::<PyErr>()) {
                    let inner = error.into_inner().and_then(|inner| inner.downcast::<PyErr>().ok());
                    return *inner.expect("the line above says what it is");
                }
                let class = class_of(error.kind());
                PyErr::from_sourced(Sourced { class, error: Box::new(error) })
            }
        }

        /// The class of the exception that stands for a kind.
        #[cold]
        #[inline]
        pub(crate) fn class_of(kind: ErrorKind) -> Class {
            match kind {
                $(ErrorKind::$kind => $exception::type_object,)*
                _ => PyOSError::type_object,
            }
        }

        impl From<PyErr> for Error {
            /// An error of the kind that the exception stands for, around the exception.
            #[inline]
            fn from(error: PyErr) -> Error {
                let kind = Python::attach(|py| {
                    $(
                        if error.is_instance_of::<$exception>(py) {
                            return ErrorKind::$kind;
                        }
                    )*
                    ErrorKind::Other
                });
                Error::new(kind, error)
            }
        }
    };
}

kinds! {
    BrokenPipe => PyBrokenPipeError;
    ConnectionRefused => PyConnectionRefusedError;
    ConnectionAborted => PyConnectionAbortedError;
    ConnectionReset => PyConnectionResetError;
    Interrupted => PyInterruptedError;
    NotFound => PyFileNotFoundError;
    PermissionDenied => PyPermissionError;
    AlreadyExists => PyFileExistsError;
    WouldBlock => PyBlockingIOError;
    TimedOut => PyTimeoutError;
    OutOfMemory => PyMemoryError;
    IsADirectory => PyIsADirectoryError;
    NotADirectory => PyNotADirectoryError;
}

impl<W> From<IntoInnerError<W>> for PyErr {
    #[cold]
    fn from(error: IntoInnerError<W>) -> PyErr {
        error.into_error().into()
    }
}

/// Sets the number that the system gave the error. The message stays, since that is made of the number only where there
/// is a text of its own.
#[cold]
pub(crate) fn mark(exception: &Bound<'_, PyAny>, code: i32) -> PyResult<()> {
    if exception.is_instance_of::<PyOSError>() {
        exception.setattr(if cfg!(windows) { "winerror" } else { "errno" }, code)?;
    }
    Ok(())
}
