//! The fields of a type that is read: where their values come from, and what a failure says.
//!
//! A field is called by its path, `Point.x` or `Shape::Circle.0`. Finding its value raises what Python raises; converting the
//! value raises a `TypeError` that names the path, from the error of the conversion.

use crate::conversion::{FromPyObject, FromPyObjectOwned, IntoPyObject};
use crate::convert::tuple::{exactly, item as item_of};
use crate::err::PyErrArguments;
use crate::err::place::{self, Expected};
use crate::exceptions::PyTypeError;
use crate::instance::{Borrowed, Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::types::{PyAny, PyString, PyTuple};

/// Where in an object the value of a field is.
#[derive(Clone, Copy)]
pub enum Source<'s, 'py> {
    /// `object.name`.
    Attribute(&'s Bound<'py, PyString>),
    /// `object[key]`.
    Item(&'s Bound<'py, PyAny>),
    /// In the place of that number.
    Place(usize),
    /// The object itself.
    Whole,
}

/// An attribute.
#[must_use]
#[inline]
pub fn attribute<'s, 'py>(name: &'s Bound<'py, PyString>) -> Source<'s, 'py> {
    Source::Attribute(name)
}

/// An item.
#[must_use]
#[inline]
pub fn item<'s, 'py, K>(key: &'s Bound<'py, K>) -> Source<'s, 'py> {
    Source::Item(key.as_any())
}

/// The key of an item as an object.
///
/// # Errors
///
/// That of the conversion.
#[inline]
pub fn key<'py, K: IntoPyObject<'py>>(key: K, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    key.into_bound_py_any(py)
}

impl<'py> Source<'_, 'py> {
    #[inline]
    fn value(self, object: Borrowed<'_, 'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Source::Attribute(name) => raw::object::getattr(&object, name),
            Source::Item(key) => raw::object::get_item(&object, key),
            Source::Place(_) | Source::Whole => Ok(object.to_owned()),
        }
    }

    /// The value, or nothing for the default to be taken. What is no `Exception` stays an error: an interrupt is not a
    /// missing attribute.
    #[inline]
    fn value_if_any(self, object: Borrowed<'_, 'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let value = match self {
            Source::Attribute(name) => raw::object::getattr_opt(&object, name),
            _ => self.value(object).map(Some),
        };
        match value {
            Err(error) if raw::errors::is_exception(error.value(object.py())) => Ok(None),
            value => value,
        }
    }

    /// The error of a conversion, with the place of the value.
    #[cold]
    #[inline]
    fn failed(self, path: &'static str, value: Borrowed<'_, '_, PyAny>, expected: Expected, cause: PyErr) -> PyErr {
        let cause = match self {
            Source::Attribute(name) => place::field(cause, value, expected, name),
            Source::Item(key) => place::key(cause, value, expected, key),
            Source::Place(index) => place::index(cause, value, expected, index),
            Source::Whole => place::here(cause, value, expected),
        };
        place::caused(cause, |cause| PyTypeError::new_err(Failed { path, cause }))
    }

    #[inline]
    fn extract<'a, T: FromPyObject<'a, 'py>>(self, path: &'static str, value: Borrowed<'a, 'py, PyAny>) -> PyResult<T> {
        match T::extract(value) {
            Ok(value) => Ok(value),
            Err(error) => Err(self.failed(path, value, const { Expected::of::<T>() }, error.into())),
        }
    }

    #[inline]
    fn convert<T, E: Into<PyErr>>(
        self,
        path: &'static str,
        value: &Bound<'py, PyAny>,
        convert: impl FnOnce(&Bound<'py, PyAny>) -> Result<T, E>,
    ) -> PyResult<T> {
        match convert(value) {
            Ok(value) => Ok(value),
            Err(error) => Err(self.failed(path, value.as_borrowed(), Expected::UNKNOWN, error.into())),
        }
    }
}

/// A field whose conversion failed. The exception is only made when somebody looks at it: an enum tries one variant after the
/// other, and what is wrong with the first ones is mostly never asked.
struct Failed {
    path: &'static str,
    cause: PyErr,
}

impl PyErrArguments for Failed {
    /// The exception itself, since it has a cause.
    #[inline]
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        let error = PyTypeError::new_err(format!("failed to extract field {}", self.path));
        error.set_cause(py, Some(self.cause));
        error.into_value(py).into_any()
    }
}

/// Finds the value of a field and converts it.
///
/// # Errors
///
/// That of finding the value; a `TypeError` for that of the conversion.
#[inline]
pub fn field<'py, T: FromPyObjectOwned<'py>>(
    path: &'static str,
    object: Borrowed<'_, 'py, PyAny>,
    source: Source<'_, 'py>,
) -> PyResult<T> {
    source.extract(path, source.value(object)?.as_borrowed())
}

/// Finds the value of a field and converts it, or takes the default.
///
/// # Errors
///
/// A `TypeError` for that of the conversion; an interrupt while the value is looked for.
#[inline]
pub fn field_or<'py, T: FromPyObjectOwned<'py>>(
    path: &'static str,
    object: Borrowed<'_, 'py, PyAny>,
    source: Source<'_, 'py>,
    default: impl FnOnce() -> T,
) -> PyResult<T> {
    match source.value_if_any(object)? {
        Some(value) => source.extract(path, value.as_borrowed()),
        None => Ok(default()),
    }
}

/// Finds the value of a field and converts it by a function of the user's (`from_py_with`).
///
/// # Errors
///
/// As [`field`].
#[inline]
pub fn converted<'py, T, E: Into<PyErr>>(
    path: &'static str,
    object: Borrowed<'_, 'py, PyAny>,
    source: Source<'_, 'py>,
    convert: impl FnOnce(&Bound<'py, PyAny>) -> Result<T, E>,
) -> PyResult<T> {
    source.convert(path, &source.value(object)?, convert)
}

/// Finds the value of a field and converts it by a function of the user's, or takes the default.
///
/// # Errors
///
/// As [`field_or`].
#[inline]
pub fn converted_or<'py, T, E: Into<PyErr>>(
    path: &'static str,
    object: Borrowed<'_, 'py, PyAny>,
    source: Source<'_, 'py>,
    convert: impl FnOnce(&Bound<'py, PyAny>) -> Result<T, E>,
    default: impl FnOnce() -> T,
) -> PyResult<T> {
    match source.value_if_any(object)? {
        Some(value) => source.convert(path, &value, convert),
        None => Ok(default()),
    }
}

/// Converts the object itself; the result may borrow from it.
///
/// # Errors
///
/// A `TypeError` for that of the conversion.
#[inline]
pub fn whole<'a, 'py, T: FromPyObject<'a, 'py>>(path: &'static str, object: Borrowed<'a, 'py, PyAny>) -> PyResult<T> {
    Source::Whole.extract(path, object)
}

/// Converts the object itself by a function of the user's.
///
/// # Errors
///
/// A `TypeError` for that of the function.
#[inline]
pub fn whole_converted<'py, T, E: Into<PyErr>>(
    path: &'static str,
    object: Borrowed<'_, 'py, PyAny>,
    convert: impl FnOnce(&Bound<'py, PyAny>) -> Result<T, E>,
) -> PyResult<T> {
    Source::Whole.convert(path, &object, convert)
}

/// The object as a tuple of exactly `length` items.
///
/// # Errors
///
/// `TypeError` for another type, `ValueError` for another length.
#[inline]
pub fn tuple<'a, 'py>(object: Borrowed<'a, 'py, PyAny>, length: usize) -> PyResult<Borrowed<'a, 'py, PyTuple>> {
    exactly(object, length)
}

/// Converts an item of a tuple; the result may borrow from it.
///
/// # Errors
///
/// A `TypeError` for that of the conversion.
#[inline]
pub fn tuple_item<'a, 'py, T: FromPyObject<'a, 'py>>(
    path: &'static str,
    tuple: Borrowed<'a, 'py, PyTuple>,
    index: usize,
) -> PyResult<T> {
    Source::Place(index).extract(path, item_of(tuple, index)?)
}

/// Converts an item of a tuple by a function of the user's.
///
/// # Errors
///
/// A `TypeError` for that of the function.
#[inline]
pub fn tuple_item_converted<'py, T, E: Into<PyErr>>(
    path: &'static str,
    tuple: Borrowed<'_, 'py, PyTuple>,
    index: usize,
    convert: impl FnOnce(&Bound<'py, PyAny>) -> Result<T, E>,
) -> PyResult<T> {
    let item = item_of(tuple, index)?;
    Source::Place(index).convert(path, &item, convert)
}
