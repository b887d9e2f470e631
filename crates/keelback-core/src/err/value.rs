//! Looking at an exception, and at what it hangs together with.

use super::{PyErr, PyResult};
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::exceptions::PyBaseException;
use crate::inspect::PyStaticExpr;
use crate::instance::{Bound, BoundObject, Py};
use crate::marker::Python;
use crate::raw;
use crate::raw::error_word::Word;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyAnyMethods, PyString, PyTraceback, PyType};

impl PyErr {
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

    /// Sets or removes where it was raised.
    #[inline]
    pub fn set_traceback<'py>(&self, py: Python<'py>, tb: Option<Bound<'py, PyTraceback>>) {
        raw::errors::set_traceback(self.value(py), tb.as_ref());
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
    pub fn add_note<'py, N: IntoPyObject<'py, Target = PyString>>(&self, py: Python<'py>, note: N) -> PyResult<()> {
        let note = note.into_bound_py_any(py)?;
        self.value(py).call_method1(crate::intern!(py, "add_note"), (note,)).map(drop)
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
