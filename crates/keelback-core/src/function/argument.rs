//! From one argument to a Rust value: everything that may be written as the type of a parameter.

use crate::class::borrow::{ExclusiveGuard, SharedGuard};
use crate::class::cell;
use crate::conversion::FromPyObject;
use crate::err::PyErr;
use crate::err::place::{self, Expected};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::prelude::*;
use crate::pyclass::{False, PyClass};
use crate::type_hint_union;
use crate::type_object::PyTypeCheck;

/// One argument of a call; `None` if it was not given.
pub type Argument<'a, 'py> = Option<Borrowed<'a, 'py, PyAny>>;

/// Converts one way that a parameter can be written; which way is found out from the type, by `Kind`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as a Python function argument",
    note = "implement `FromPyObject` to enable using `{Self}` as a function argument",
    note = "a reference takes an instance of a class: put `#[pyclass]` on the type that it refers to",
    note = "`Python<'py>` is also a valid argument type to pass the Python token into functions"
)]
pub trait Extract<'a, 'h, 'py, Kind>: Sized {
    /// What annotations call the objects that are taken.
    const HINT: PyStaticExpr;

    /// What the value borrows from, on the stack of the entry point.
    type Holder: Default;

    /// What notes say was expected.
    const EXPECTED: Expected = Expected::UNKNOWN;

    /// Converts the argument.
    ///
    /// # Errors
    ///
    /// Those of the conversion.
    fn extract(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self>;
}

/// Anything that implements [`FromPyObject`].
pub struct ByValue;
/// `&Bound<'py, T>`.
pub struct ByBound;
/// `Option<&Bound<'py, T>>`.
pub struct ByOptionalBound;
/// `&C` for a class.
pub struct ByClass;
/// `Option<&C>` for a class.
pub struct ByOptionalClass;
/// `&mut C` for a class.
pub struct ByClassMut;
/// `Option<&mut C>` for a class.
pub struct ByOptionalClassMut;

impl<'a, 'py, T: FromPyObject<'a, 'py>> Extract<'a, '_, 'py, ByValue> for T {
    const HINT: PyStaticExpr = T::INPUT_TYPE;

    type Holder = ();

    const EXPECTED: Expected = Expected::of::<T>();

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>, _: &mut ()) -> PyResult<Self> {
        T::extract(object).map_err(Into::into)
    }
}

impl<'a, 'h, 'py, T: PyTypeCheck + 'a> Extract<'a, 'h, 'py, ByBound> for &'h Bound<'py, T>
where
    'a: 'h,
{
    const HINT: PyStaticExpr = T::TYPE_HINT;

    type Holder = Option<Borrowed<'a, 'py, T>>;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        Ok(&**holder.insert(object.cast()?))
    }
}

impl<'a, 'h, 'py, T: PyTypeCheck + 'a> Extract<'a, 'h, 'py, ByOptionalBound> for Option<&'h Bound<'py, T>>
where
    'a: 'h,
{
    const HINT: PyStaticExpr = type_hint_union!(T::TYPE_HINT, PyStaticExpr::NONE);

    type Holder = Option<Borrowed<'a, 'py, T>>;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        optional(object, |object| <&'h Bound<'py, T> as Extract<'a, 'h, 'py, ByBound>>::extract(object, holder))
    }
}

impl<'a, 'h, 'py, C: PyClass> Extract<'a, 'h, 'py, ByClass> for &'h C
where
    'a: 'h,
{
    const HINT: PyStaticExpr = C::TYPE_HINT;

    type Holder = Option<SharedGuard<'a, 'py, C>>;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        Ok(holder.insert(SharedGuard::new(cell::cast(object)?, None)?))
    }
}

impl<'a, 'h, 'py, C: PyClass> Extract<'a, 'h, 'py, ByOptionalClass> for Option<&'h C>
where
    'a: 'h,
{
    const HINT: PyStaticExpr = type_hint_union!(C::TYPE_HINT, PyStaticExpr::NONE);

    type Holder = Option<SharedGuard<'a, 'py, C>>;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        optional(object, |object| <&'h C as Extract<'a, 'h, 'py, ByClass>>::extract(object, holder))
    }
}

impl<'a, 'h, 'py, C: PyClass<Frozen = False>> Extract<'a, 'h, 'py, ByClassMut> for &'h mut C
where
    'a: 'h,
{
    const HINT: PyStaticExpr = C::TYPE_HINT;

    type Holder = Option<ExclusiveGuard<'a, 'py, C>>;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        Ok(holder.insert(ExclusiveGuard::new(cell::cast(object)?, None)?))
    }
}

impl<'a, 'h, 'py, C: PyClass<Frozen = False>> Extract<'a, 'h, 'py, ByOptionalClassMut> for Option<&'h mut C>
where
    'a: 'h,
{
    const HINT: PyStaticExpr = type_hint_union!(C::TYPE_HINT, PyStaticExpr::NONE);

    type Holder = Option<ExclusiveGuard<'a, 'py, C>>;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        optional(object, |object| <&'h mut C as Extract<'a, 'h, 'py, ByClassMut>>::extract(object, holder))
    }
}

#[inline]
fn optional<'a, 'py, T>(
    object: Borrowed<'a, 'py, PyAny>,
    extract: impl FnOnce(Borrowed<'a, 'py, PyAny>) -> PyResult<T>,
) -> PyResult<Option<T>> {
    if object.is_none() { Ok(None) } else { extract(object).map(Some) }
}

/// Converts a required argument.
///
/// # Errors
///
/// Those of the conversion, with a note that names the parameter.
#[inline]
pub fn argument<'a, 'h, 'py, T, Kind>(
    given: Argument<'a, 'py>,
    holder: &'h mut T::Holder,
    name: &'static str,
) -> PyResult<T>
where
    T: Extract<'a, 'h, 'py, Kind>,
{
    let object = given.expect("the parser looked that it is there");
    match T::extract(object, holder) {
        Ok(value) => Ok(value),
        Err(error) => Err(place::argument(error, object, T::EXPECTED, name)),
    }
}

/// Converts an argument that has a default.
///
/// # Errors
///
/// Those of the conversion, with a note that names the parameter.
#[inline]
pub fn argument_or<'a, 'h, 'py, T, Kind, D>(
    given: Argument<'a, 'py>,
    holder: &'h mut T::Holder,
    name: &'static str,
    default: D,
) -> PyResult<T>
where
    T: Extract<'a, 'h, 'py, Kind>,
    D: FnOnce() -> T,
{
    match given {
        Some(_) => argument(given, holder, name),
        None => Ok(default()),
    }
}

/// Converts a required argument by a function of the user's (`from_py_with`).
///
/// # Errors
///
/// Those of the function, with a note that names the parameter.
#[inline]
pub fn argument_with<'a, 'h, 'py, T, E, F>(
    given: Argument<'a, 'py>,
    holder: &'h mut Option<Borrowed<'a, 'py, PyAny>>,
    name: &'static str,
    extractor: F,
) -> PyResult<T>
where
    E: Into<PyErr>,
    F: FnOnce(&'h Bound<'py, PyAny>) -> Result<T, E>,
{
    let object = given.expect("the parser looked that it is there");
    extractor(holder.insert(object)).map_err(|error| place::argument(error.into(), object, Expected::UNKNOWN, name))
}

/// Converts an argument that has a default by a function of the user's (`from_py_with`).
///
/// # Errors
///
/// Those of the function, with a note that names the parameter.
#[inline]
pub fn argument_with_or<'a, 'h, 'py, T, E, F, D>(
    given: Argument<'a, 'py>,
    holder: &'h mut Option<Borrowed<'a, 'py, PyAny>>,
    name: &'static str,
    extractor: F,
    default: D,
) -> PyResult<T>
where
    E: Into<PyErr>,
    F: FnOnce(&'h Bound<'py, PyAny>) -> Result<T, E>,
    D: FnOnce() -> T,
{
    match given {
        Some(_) => argument_with(given, holder, name, extractor),
        None => Ok(default()),
    }
}
