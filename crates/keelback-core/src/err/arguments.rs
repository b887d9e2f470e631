//! What an exception is made from.

use crate::instance::Py;
use crate::marker::Python;
use crate::prelude::*;

/// The arguments of an exception's constructor, made when the exception is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the arguments of an exception",
    note = "take a value or a tuple of values that implement `IntoPyObject`, or implement `PyErrArguments`"
)]
pub trait PyErrArguments: Send + Sync {
    /// The arguments: a tuple for several, anything else for one.
    fn arguments(self, py: Python<'_>) -> Py<PyAny>;
}

impl<T> PyErrArguments for T
where
    T: for<'py> IntoPyObject<'py> + Send + Sync,
{
    #[inline]
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        match self.into_py_any(py) {
            Ok(arguments) => arguments,
            Err(error) => error.into_value(py).into_any(),
        }
    }
}
