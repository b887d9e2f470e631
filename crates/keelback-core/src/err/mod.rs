//! Python exceptions in Rust: [`PyErr`] and [`PyResult`].

#[cfg(feature = "anyhow")]
mod anyhow;
pub(crate) mod cast;
#[cfg(any(feature = "anyhow", feature = "eyre"))]
mod chain;
mod display;
#[cfg(feature = "eyre")]
mod eyre;
pub(crate) mod lazy;
pub(crate) mod panic;
#[doc(hidden)]
pub mod place;

use std::ffi::{CStr, c_int};

use crate::exceptions::PyBaseException;
use crate::inspect::PyStaticExpr;
use crate::instance::{Bound, BoundObject, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::raw::error_word::Word;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyTraceback, PyType};
use lazy::{Kind, Lazy};

pub use crate::conversion::{CastError, CastIntoError};
pub use crate::raw::error_word::PyErr;

/// The result of whatever may raise a Python exception.
pub type PyResult<T> = Result<T, PyErr>;

/// The arguments of an exception's constructor, made when the exception is.
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
        Self::from_lazy(Lazy::new(Kind::Known(T::type_object), Box::new(arguments)))
    }

    /// An exception of the class `kind`.
    ///
    /// Where `kind` is not an exception class the result is a `TypeError`.
    pub fn from_type<A>(kind: Bound<'_, PyType>, arguments: A) -> Self
    where
        A: PyErrArguments + Send + Sync + 'static,
    {
        Self::from_lazy(Lazy::new(Kind::Object(kind.unbind().into_any()), Box::new(arguments)))
    }

    /// The exception `value`, or one of the class `value`; a `TypeError` for any other object.
    #[must_use]
    #[inline]
    pub fn from_value(value: Bound<'_, PyAny>) -> Self {
        match value.cast_into::<PyBaseException>() {
            Ok(value) => Self::from_exception(value.unbind()),
            Err(error) => {
                let kind = error.into_inner().unbind();
                Self::from_lazy(Lazy::new(Kind::Object(kind), Box::new(None::<Py<PyAny>>)))
            }
        }
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
    /// `name` has the module before the last dot.
    ///
    /// # Errors
    ///
    /// `SystemError` if `name` has no dot; whatever making a class raises.
    #[inline]
    pub fn new_type<'py>(
        py: Python<'py>,
        name: &CStr,
        doc: Option<&CStr>,
        base: Option<&Bound<'py, PyAny>>,
        dict: Option<Py<PyAny>>,
    ) -> PyResult<Py<PyType>> {
        raw::errors::new_class(py, name, doc, base, dict).map(Bound::unbind)
    }

    /// The exception object.
    #[inline]
    pub fn value<'py>(&self, py: Python<'py>) -> &Bound<'py, PyBaseException> {
        match self.word() {
            Word::Value(value) => value.bind(py),
            Word::Lazy(lazy) => lazy.value(py).bind(py),
        }
    }

    /// The exception object.
    #[must_use]
    #[inline]
    pub fn into_value(self, py: Python<'_>) -> Py<PyBaseException> {
        match self.into_word() {
            Ok(value) => value,
            Err(lazy) => lazy.value(py).clone_ref(py),
        }
    }

    /// The exception's class.
    #[must_use]
    #[inline]
    pub fn get_type<'py>(&self, py: Python<'py>) -> Bound<'py, PyType> {
        self.value(py).get_type()
    }

    /// Where it was raised, if it was.
    #[must_use]
    #[inline]
    pub fn traceback<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyTraceback>> {
        raw::errors::traceback(self.value(py)).and_then(|traceback| traceback.cast_into().ok())
    }

    /// Whether `except kind:` would catch it; `kind` is a class or a tuple of classes.
    ///
    /// # Errors
    ///
    /// Those of converting `kind`.
    pub fn matches<'py, T: IntoPyObject<'py>>(&self, py: Python<'py>, kind: T) -> Result<bool, T::Error> {
        let kind = kind.into_pyobject(py)?.into_any().into_bound();
        Ok(self.is_instance(py, &kind))
    }

    /// Whether `except kind:` would catch it; `kind` is a class or a tuple of classes.
    #[must_use]
    #[inline]
    pub fn is_instance(&self, py: Python<'_>, kind: &Bound<'_, PyAny>) -> bool {
        raw::errors::matches(self.value(py).as_any(), kind)
    }

    /// Whether it is a `T`.
    #[must_use]
    pub fn is_instance_of<T: PyTypeInfo>(&self, py: Python<'_>) -> bool {
        self.is_instance(py, T::type_object(py).as_any())
    }

    /// Raises it on this thread, for code that goes back to the interpreter.
    #[inline]
    pub fn restore(self, py: Python<'_>) {
        match self.into_word() {
            Ok(value) => raw::errors::raise(value, py),
            Err(lazy) => lazy.raise(py),
        }
    }

    /// Reports it to `sys.unraisablehook`, where there is nobody to raise it to.
    #[inline]
    pub fn write_unraisable(self, py: Python<'_>, context: Option<&Bound<'_, PyAny>>) {
        raw::errors::write_unraisable(py, self, context);
    }

    /// Prints it with its traceback to `sys.stderr`.
    #[inline]
    pub fn print(&self, py: Python<'_>) {
        raw::errors::print(py, self.clone_ref(py), false);
    }

    /// As [`PyErr::print`], and sets `sys.last_value` and its kin.
    #[inline]
    pub fn print_and_set_sys_last_vars(&self, py: Python<'_>) {
        raw::errors::print(py, self.clone_ref(py), true);
    }

    /// As [`PyErr::print`].
    #[inline]
    pub fn display(&self, py: Python<'_>) {
        self.print(py);
    }

    /// Another reference to the same exception.
    #[must_use]
    #[inline]
    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        Self::from_exception(self.value(py).clone().unbind())
    }

    /// `__cause__`: what it was raised from.
    #[must_use]
    #[inline]
    pub fn cause(&self, py: Python<'_>) -> Option<Self> {
        raw::errors::cause(self.value(py)).map(Self::from_value)
    }

    /// Sets or removes `__cause__`.
    #[inline]
    pub fn set_cause(&self, py: Python<'_>, cause: Option<Self>) {
        raw::errors::set_cause(self.value(py), cause.map(|cause| cause.into_value(py)));
    }

    /// `__context__`: what was being handled when it was raised.
    #[must_use]
    #[inline]
    pub fn context(&self, py: Python<'_>) -> Option<Self> {
        raw::errors::context(self.value(py)).map(Self::from_value)
    }

    /// Sets or removes `__context__`.
    #[inline]
    pub fn set_context(&self, py: Python<'_>, context: Option<Self>) {
        raw::errors::set_context(self.value(py), context.map(|context| context.into_value(py)));
    }

    /// Adds a line below the message in tracebacks (Python 3.11 and later; PEP 678).
    ///
    /// # Errors
    ///
    /// Before 3.11 an `AttributeError`, since exceptions have no notes there.
    pub fn add_note<'py, N: IntoPyObject<'py>>(&self, py: Python<'py>, note: N) -> PyResult<()> {
        let note = note.into_bound_py_any(py)?;
        self.value(py).call_method1(crate::intern!(py, "add_note"), (note,)).map(drop)
    }

    /// Issues a warning of class `category`.
    ///
    /// # Errors
    ///
    /// The warning itself where the filters turn it into an error.
    #[inline]
    pub fn warn<'py>(py: Python<'py>, category: &Bound<'py, PyAny>, message: &CStr, stack_level: i32) -> PyResult<()> {
        debug_assert!(category.py().version_info().major == py.version_info().major);
        raw::errors::warn(category, message, stack_level)
    }
}

impl std::error::Error for PyErr {}

impl<'py> IntoPyObject<'py> for PyErr {
    type Target = PyBaseException;
    type Output = Bound<'py, PyBaseException>;
    type Error = std::convert::Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyBaseException::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.into_value(py).into_bound(py))
    }
}

impl<'py> IntoPyObject<'py> for &PyErr {
    type Target = PyBaseException;
    type Output = Bound<'py, PyBaseException>;
    type Error = std::convert::Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyBaseException::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.value(py).clone())
    }
}

/// The exception that is set where a call says so by returning -1.
#[inline]
pub(crate) fn error_on_minus_one(py: Python<'_>, status: c_int) -> PyResult<()> {
    if status == -1 { Err(PyErr::fetch(py)) } else { Ok(()) }
}
