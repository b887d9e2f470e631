//! What the generated code of a method asks besides conversions: operands, operators, defaults.

use crate::PyErr;
use crate::exceptions::{PyException, PyValueError};
use crate::function::{Argument, Extract, Object};
use crate::instance::{Borrowed, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::CompareOp;
use crate::raw::singleton;

/// Converts an operand; `None` if it does not convert, to which the answer is `NotImplemented`.
///
/// # Errors
///
/// What the conversion raises that is no `Exception`, such as `KeyboardInterrupt`.
#[inline]
pub fn operand<'a, 'h, 'py, T, Kind>(given: Argument<'a, 'py>, holder: &'h mut T::Holder) -> PyResult<Option<T>>
where
    T: Extract<'a, 'h, 'py, Kind>,
{
    let object = given.expect("an operator has its operand");
    match T::extract(object, holder) {
        Ok(value) => Ok(Some(value)),
        Err(error) => unconverted(object.py(), error),
    }
}

/// Converts an operand by a function of the user's (`from_py_with`); `None` if it does not convert.
///
/// # Errors
///
/// As [`operand`].
#[inline]
pub fn operand_with<'a, 'h, 'py, T, E, F>(
    given: Argument<'a, 'py>,
    holder: &'h mut Option<Borrowed<'a, 'py, PyAny>>,
    extractor: F,
) -> PyResult<Option<T>>
where
    E: Into<PyErr>,
    F: FnOnce(&'h Bound<'py, PyAny>) -> Result<T, E>,
{
    let object = given.expect("an operator has its operand");
    match extractor(holder.insert(object)) {
        Ok(value) => Ok(Some(value)),
        Err(error) => unconverted(object.py(), error.into()),
    }
}

#[cold]
fn unconverted<T>(py: Python<'_>, error: PyErr) -> PyResult<Option<T>> {
    if error.is_instance_of::<PyException>(py) { Ok(None) } else { Err(error) }
}

/// How often `__repeat__` is to repeat.
///
/// # Errors
///
/// `ValueError` if the count is not a `T`.
#[inline]
pub fn count<T: TryFrom<isize>>(given: Argument<'_, '_>) -> PyResult<T>
where
    T::Error: std::fmt::Display,
{
    let count: isize = given.expect("a repetition has a count").extract()?;
    T::try_from(count).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The operator that `__richcmp__` is asked for.
///
/// # Errors
///
/// None when CPython asks.
pub fn compare_op<T: From<CompareOp>>(given: Argument<'_, '_>) -> PyResult<T> {
    let number: i32 = given.expect("a comparison has an operator").extract()?;
    let operator = CompareOp::from_raw(number).expect("CPython knows six operators");
    Ok(operator.into())
}

impl Py<PyAny> {
    /// `NotImplemented`.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub fn not_implemented(py: Python<'_>) -> Object {
        singleton::not_implemented(py).to_owned().unbind()
    }
}

/// What an augmented assignment gives: the instance itself.
#[must_use]
#[inline]
pub fn itself<T>(this: Borrowed<'_, '_, T>) -> Object {
    this.to_owned().unbind().into_any()
}

/// A default that is written with or without its `Some`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the default of a parameter of type `{T}`",
    note = "write a value of the parameter's type; the `Some` of an `Option` may be left out"
)]
pub trait IntoDefault<T> {
    /// The value.
    fn into_default(self) -> T;
}

impl<T> IntoDefault<T> for T {
    #[inline]
    fn into_default(self) -> T {
        self
    }
}

impl<T> IntoDefault<Option<T>> for T {
    #[inline]
    fn into_default(self) -> Option<T> {
        Some(self)
    }
}

/// The default of a parameter that is an `Option`.
pub fn default_value<T>(value: impl IntoDefault<T>) -> T {
    value.into_default()
}

/// What `hash` of a class is: that of its Rust value.
pub fn hash_of<T: std::hash::Hash>(value: &T) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
