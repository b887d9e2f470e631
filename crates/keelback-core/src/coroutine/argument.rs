//! The arguments of an `async fn`: what is borrowed from them lasts until the coroutine is over.

use crate::class::lasting::{LastingMut, LastingRef};
use crate::err::place::{self, Expected};
use crate::function::Argument;
use crate::prelude::*;
use crate::pyclass::{False, PyClass};

/// Converts one way that a parameter of an `async fn` can be written; which way is found out from the type, by `Kind`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as an argument of an `async fn`",
    note = "implement `FromPyObject` to enable using `{Self}` as a function argument",
    note = "a reference takes an instance of a class: put `#[pyclass]` on the type that it refers to"
)]
pub trait ExtractLasting<'a, 'h, 'py, Kind>: Sized {
    /// What the value borrows from, in the future.
    type Holder: Default;

    /// What notes say was expected.
    const EXPECTED: Expected = Expected::UNKNOWN;

    /// Converts the argument.
    ///
    /// # Errors
    ///
    /// Those of the conversion.
    fn extract_lasting(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self>;
}

/// Anything that implements [`FromPyObject`].
pub struct ByValue;
/// `&C` for a class.
pub struct ByClass;
/// `Option<&C>` for a class.
pub struct ByOptionalClass;
/// `&mut C` for a class.
pub struct ByClassMut;
/// `Option<&mut C>` for a class.
pub struct ByOptionalClassMut;

impl<'a, 'py, T: FromPyObject<'a, 'py>> ExtractLasting<'a, '_, 'py, ByValue> for T {
    type Holder = ();

    const EXPECTED: Expected = Expected::of::<T>();

    #[inline]
    fn extract_lasting(object: Borrowed<'a, 'py, PyAny>, _: &mut ()) -> PyResult<Self> {
        T::extract(object).map_err(Into::into)
    }
}

impl<'h, C: PyClass> ExtractLasting<'_, 'h, '_, ByClass> for &'h C {
    type Holder = Option<LastingRef<C>>;

    #[inline]
    fn extract_lasting(object: Borrowed<'_, '_, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        Ok(holder.insert(LastingRef::new(object.cast()?, None)?))
    }
}

impl<'a, 'h, 'py, C: PyClass> ExtractLasting<'a, 'h, 'py, ByOptionalClass> for Option<&'h C> {
    type Holder = Option<LastingRef<C>>;

    #[inline]
    fn extract_lasting(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        let present = (!object.is_none()).then_some(object);
        present.map(|object| ExtractLasting::<'a, 'h, 'py, ByClass>::extract_lasting(object, holder)).transpose()
    }
}

impl<'h, C: PyClass<Frozen = False>> ExtractLasting<'_, 'h, '_, ByClassMut> for &'h mut C {
    type Holder = Option<LastingMut<C>>;

    #[inline]
    fn extract_lasting(object: Borrowed<'_, '_, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        Ok(holder.insert(LastingMut::new(object.cast()?, None)?))
    }
}

impl<'a, 'h, 'py, C: PyClass<Frozen = False>> ExtractLasting<'a, 'h, 'py, ByOptionalClassMut> for Option<&'h mut C> {
    type Holder = Option<LastingMut<C>>;

    #[inline]
    fn extract_lasting(object: Borrowed<'a, 'py, PyAny>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        let present = (!object.is_none()).then_some(object);
        present.map(|object| ExtractLasting::<'a, 'h, 'py, ByClassMut>::extract_lasting(object, holder)).transpose()
    }
}

/// Converts a required argument.
///
/// # Errors
///
/// Those of the conversion, with a note that names the parameter.
#[inline]
pub fn lasting_argument<'a, 'h, 'py, T, Kind>(
    given: Argument<'a, 'py>,
    holder: &'h mut T::Holder,
    name: &'static str,
) -> PyResult<T>
where
    T: ExtractLasting<'a, 'h, 'py, Kind>,
{
    let object = given.expect("the parser looked that it is there");
    T::extract_lasting(object, holder).map_err(|error| place::argument(error, object, T::EXPECTED, name))
}

/// Converts an argument that has a default.
///
/// # Errors
///
/// Those of the conversion, with a note that names the parameter.
#[inline]
pub fn lasting_argument_or<'a, 'h, 'py, T, Kind, D>(
    given: Argument<'a, 'py>,
    holder: &'h mut T::Holder,
    name: &'static str,
    default: D,
) -> PyResult<T>
where
    T: ExtractLasting<'a, 'h, 'py, Kind>,
    D: FnOnce() -> T,
{
    match given {
        Some(_) => lasting_argument(given, holder, name),
        None => Ok(default()),
    }
}
