//! The methods of [`Py`]: those of a bound handle, with the token given.

use std::borrow::Cow;

use super::{PyAny, PyAnyMethods, PyBytes, PyDict, PyString, PyStringMethods};
use crate::call::PyCallArgs;
use crate::conversion::{CastError, FromPyObject, IntoPyObject};
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::type_object::PyTypeCheck;
use crate::{PyResult, raw};

impl<T> Py<T> {
    /// Whether both are the same object, as `is` says.
    #[inline]
    pub fn is<U: AsRef<Py<PyAny>>>(&self, o: U) -> bool {
        self.as_ptr() == o.as_ref().as_ptr()
    }

    /// The reference count, which says little: some objects are immortal, some references are not counted.
    #[must_use]
    #[inline]
    pub fn get_refcnt(&self, py: Python<'_>) -> isize {
        raw::object::reference_count(self.bind(py).as_any())
    }

    /// `bool(self)`.
    ///
    /// # Errors
    ///
    /// What `__bool__` or `__len__` raises.
    #[inline]
    pub fn is_truthy(&self, py: Python<'_>) -> PyResult<bool> {
        self.bind(py).as_any().is_truthy()
    }

    /// Converts it to a Rust value.
    ///
    /// # Errors
    ///
    /// Those of the conversion.
    pub fn extract<'a, 'py, D>(&'a self, py: Python<'py>) -> Result<D, D::Error>
    where
        D: FromPyObject<'a, 'py>,
    {
        D::extract(self.bind_borrowed(py).to_any())
    }

    /// `self.attr_name`.
    ///
    /// # Errors
    ///
    /// `AttributeError` if there is none.
    pub fn getattr<'py, N>(&self, py: Python<'py>, attr_name: N) -> PyResult<Py<PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        self.bind(py).as_any().getattr(attr_name).map(Bound::unbind)
    }

    /// `self.attr_name = value`.
    ///
    /// # Errors
    ///
    /// What setting it raises; those of the conversion.
    pub fn setattr<'py, N, V>(&self, py: Python<'py>, attr_name: N, value: V) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
        V: IntoPyObject<'py>,
    {
        self.bind(py).as_any().setattr(attr_name, value)
    }

    /// `self(*args, **kwargs)`.
    ///
    /// # Errors
    ///
    /// What the call raises; those of converting the arguments.
    pub fn call<'py, A>(&self, py: Python<'py>, args: A, kwargs: Option<&Bound<'py, PyDict>>) -> PyResult<Py<PyAny>>
    where
        A: PyCallArgs<'py>,
    {
        self.bind(py).as_any().call(args, kwargs).map(Bound::unbind)
    }

    /// `self(*args)`.
    ///
    /// # Errors
    ///
    /// What the call raises; those of converting the arguments.
    pub fn call1<'py, A>(&self, py: Python<'py>, args: A) -> PyResult<Py<PyAny>>
    where
        A: PyCallArgs<'py>,
    {
        self.bind(py).as_any().call1(args).map(Bound::unbind)
    }

    /// `self()`.
    ///
    /// # Errors
    ///
    /// What the call raises.
    #[inline]
    pub fn call0(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.bind(py).as_any().call0().map(Bound::unbind)
    }

    /// `self.name(*args, **kwargs)`.
    ///
    /// # Errors
    ///
    /// What the call raises; `AttributeError` if there is no such method.
    pub fn call_method<'py, N, A>(
        &self,
        py: Python<'py>,
        name: N,
        args: A,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Py<PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>,
    {
        self.bind(py).as_any().call_method(name, args, kwargs).map(Bound::unbind)
    }

    /// `self.name(*args)`.
    ///
    /// # Errors
    ///
    /// What the call raises; `AttributeError` if there is no such method.
    pub fn call_method1<'py, N, A>(&self, py: Python<'py>, name: N, args: A) -> PyResult<Py<PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>,
    {
        self.bind(py).as_any().call_method1(name, args).map(Bound::unbind)
    }

    /// `self.name()`.
    ///
    /// # Errors
    ///
    /// What the call raises; `AttributeError` if there is no such method.
    pub fn call_method0<'py, N>(&self, py: Python<'py>, name: N) -> PyResult<Py<PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        self.bind(py).as_any().call_method0(name).map(Bound::unbind)
    }

    /// The same object as a `U`, if it is one.
    ///
    /// # Errors
    ///
    /// A [`CastError`], which becomes a `TypeError`.
    pub fn cast_bound<'py, U>(&self, py: Python<'py>) -> Result<&Bound<'py, U>, CastError<'_, 'py>>
    where
        U: PyTypeCheck,
    {
        self.bind(py).cast()
    }
}

impl Py<PyBytes> {
    /// The bytes, which the object owns.
    #[must_use]
    #[inline]
    pub fn as_bytes<'a>(&'a self, py: Python<'_>) -> &'a [u8] {
        raw::bytes::as_slice(self.bind_borrowed(py))
    }
}

impl Py<PyString> {
    /// The text, which the object owns.
    ///
    /// # Errors
    ///
    /// `UnicodeEncodeError` for lone surrogates.
    #[inline]
    pub fn to_str<'a>(&'a self, py: Python<'_>) -> PyResult<&'a str> {
        super::string::to_str(self.bind_borrowed(py))
    }

    /// The text, which the object owns where it can.
    ///
    /// # Errors
    ///
    /// `UnicodeEncodeError` for lone surrogates.
    #[inline]
    pub fn to_cow<'a>(&'a self, py: Python<'_>) -> PyResult<Cow<'a, str>> {
        self.to_str(py).map(Cow::Borrowed)
    }

    /// The text, with a replacement character for what is not Unicode.
    #[must_use]
    #[inline]
    pub fn to_string_lossy<'a>(&'a self, py: Python<'_>) -> Cow<'a, str> {
        match self.to_str(py) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(self.bind(py).to_string_lossy().into_owned()),
        }
    }
}
