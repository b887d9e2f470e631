//! Making an exception, and taking the one that is set.

use std::error::Error;
use std::ffi::{CStr, c_int};

use super::lazy::{Arguments, Kind, Lazy};
use super::source::Sourced;
use super::{PyErr, PyErrArguments, PyResult, panic};
use crate::exceptions::PyBaseException;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::raw;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyType};

impl PyErr {
    /// An exception of type `T`.
    ///
    /// `arguments` are those of the constructor: a tuple for several, anything else for one. Nothing is made before
    /// somebody looks at the exception, so this needs no token.
    pub fn new<T, A>(arguments: A) -> Self
    where
        T: PyTypeInfo,
        A: PyErrArguments + Send + Sync + 'static,
    {
        Self::from_lazy(Lazy::new(Kind::Known(T::type_object), Arguments::new(arguments)))
    }

    /// An exception of the class `kind`.
    ///
    /// Where `kind` is not an exception class the result is a `TypeError`.
    pub fn from_type<A>(kind: Bound<'_, PyType>, arguments: A) -> Self
    where
        A: PyErrArguments + Send + Sync + 'static,
    {
        Self::from_lazy(Lazy::new(Kind::Object(kind.unbind().into_any()), Arguments::new(arguments)))
    }

    /// The exception `value`, or one of the class `value`; a `TypeError` for any other object.
    #[must_use]
    #[inline]
    pub fn from_value(value: Bound<'_, PyAny>) -> Self {
        match value.cast_into::<PyBaseException>() {
            Ok(value) => Self::from_exception(value.unbind()),
            Err(error) => {
                let kind = error.into_inner().unbind();
                Self::from_lazy(Lazy::new(Kind::Object(kind), Arguments::new(None::<Py<PyAny>>)))
            }
        }
    }

    /// An exception of type `T` that says what a Rust error says, and has its sources as causes.
    ///
    /// As [`PyErr::set_sources`] makes them; that too is put off until somebody looks at the exception.
    ///
    /// ```
    /// use keelback_core::exceptions::PyValueError;
    /// use keelback_core::prelude::*;
    ///
    /// let error = "x".parse::<i32>().unwrap_err();
    /// assert_eq!(PyErr::from_error::<PyValueError>(error).to_string(), "ValueError: invalid digit found in string");
    /// ```
    #[must_use]
    pub fn from_error<T: PyTypeInfo>(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::from_sourced(Sourced { class: T::type_object, error: error.into() })
    }

    #[cold]
    #[inline]
    pub(crate) fn from_sourced(sourced: Sourced) -> Self {
        Self::from_lazy(Lazy::new(Kind::Known(sourced.class), Arguments::Boxed(Box::new(sourced))))
    }

    /// Takes the exception that is set on this thread.
    ///
    /// # Panics
    ///
    /// If it is a [`PanicException`](crate::panic::PanicException): a panic goes on where it was on its way to.
    #[inline]
    pub fn take(py: Python<'_>) -> Option<Self> {
        let error = Self::from_exception(raw::errors::take(py)?);
        panic::resume_if_panic(py, &error);
        Some(error)
    }

    /// Takes the exception that is set on this thread, or a `SystemError` if there is none.
    #[cold]
    #[must_use]
    pub fn fetch(py: Python<'_>) -> Self {
        Self::take(py).unwrap_or_else(|| Self::from_exception(raw::errors::vanished(py)))
    }

    /// Whether an exception is set on this thread.
    #[must_use]
    #[inline]
    pub fn occurred(py: Python<'_>) -> bool {
        raw::errors::occurred(py)
    }

    /// A new exception class.
    ///
    /// `name` has the module before the last dot, `base` is `Exception` if there is none, and `dict` becomes its
    /// `__dict__`.
    ///
    /// # Errors
    ///
    /// `SystemError` if `name` has no dot, `TypeError` if `dict` is none; whatever making a class raises.
    #[inline]
    pub fn new_type<'py>(
        py: Python<'py>,
        name: &CStr,
        doc: Option<&CStr>,
        base: Option<&Bound<'py, PyType>>,
        dict: Option<Py<PyAny>>,
    ) -> PyResult<Py<PyType>> {
        let dict = dict.map(|dict| dict.into_bound(py).cast_into()).transpose()?;
        raw::errors::new_class(py, name, doc, base, dict.as_ref()).map(Bound::unbind)
    }
}

/// The exception that is set where a call says so by returning -1.
#[inline]
pub(crate) fn error_on_minus_one(py: Python<'_>, status: c_int) -> PyResult<()> {
    if status == -1 { Err(PyErr::fetch(py)) } else { Ok(()) }
}
