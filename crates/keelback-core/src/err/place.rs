//! Where in an argument a conversion failed: `at 'points'[3].x: expected float, got str`.
//!
//! A conversion that goes into a value adds its step while the error travels up, in functions that only failing calls
//! run; the error stays one word, and nothing is written before the exception is made or raised.

mod expected;
mod hint;
mod notes;

use crate::err::PyErr;
use crate::err::lazy::Lazy;
use crate::instance::{Borrowed, Bound, Py};
use crate::types::PyAny;

pub use expected::Expected;

/// The way from a value to a part of it.
enum Step {
    /// `[3]`.
    Index(usize),
    /// `['x']`.
    Key(Py<PyAny>),
    /// `.x`.
    Field(Py<PyAny>),
    /// A key itself.
    OfKey(Py<PyAny>),
    /// An element of a set.
    Element(Py<PyAny>),
    /// `'points'`; the value is an argument.
    Argument(&'static str),
}

/// The steps that an error has taken, the innermost first, and what did not fit there.
pub(crate) struct Place {
    object: Py<PyAny>,
    expected: Expected,
    /// The least and the largest number that fit.
    range: Option<(i128, u128)>,
    /// How many errors further in the first one is, of which the others are told.
    causes: usize,
    steps: Vec<Step>,
}

/// An item of a sequence did not convert.
#[cold]
#[must_use]
pub fn index(error: PyErr, item: Borrowed<'_, '_, PyAny>, expected: Expected, index: usize) -> PyErr {
    add(error, item, expected, Step::Index(index))
}

/// A value of a mapping did not convert.
#[cold]
#[must_use]
pub fn key(error: PyErr, value: Borrowed<'_, '_, PyAny>, expected: Expected, key: &Bound<'_, PyAny>) -> PyErr {
    add(error, value, expected, Step::Key(key.clone().unbind()))
}

/// A key of a mapping did not convert.
#[cold]
#[must_use]
pub fn of_key(error: PyErr, key: Borrowed<'_, '_, PyAny>, expected: Expected) -> PyErr {
    add(error, key, expected, Step::OfKey(key.to_owned().unbind()))
}

/// An element of a set did not convert.
#[cold]
#[must_use]
pub fn element(error: PyErr, element: Borrowed<'_, '_, PyAny>, expected: Expected) -> PyErr {
    add(error, element, expected, Step::Element(element.to_owned().unbind()))
}

/// An attribute did not convert.
#[cold]
#[must_use]
pub(crate) fn field(
    error: PyErr,
    value: Borrowed<'_, '_, PyAny>,
    expected: Expected,
    name: &Bound<'_, PyAny>,
) -> PyErr {
    add(error, value, expected, Step::Field(name.clone().unbind()))
}

/// A value did not convert as the only part of a whole.
#[cold]
#[must_use]
pub(crate) fn here(error: PyErr, value: Borrowed<'_, '_, PyAny>, expected: Expected) -> PyErr {
    let mut error = lazy(error);
    error.place_mut().get_or_insert_with(|| Place::new(value, expected));
    PyErr::from_boxed(error)
}

/// A number did not convert to an integer of so many bits.
#[cold]
#[must_use]
pub(crate) fn range(error: PyErr, number: Borrowed<'_, '_, PyAny>, least: i128, most: u128) -> PyErr {
    let mut error = lazy(error);
    error.place_mut().get_or_insert_with(|| Place::new(number, Expected::INT)).range = Some((least, most));
    PyErr::from_boxed(error)
}

/// An argument did not convert.
#[cold]
#[must_use]
pub fn argument(error: PyErr, value: Borrowed<'_, '_, PyAny>, expected: Expected, name: &'static str) -> PyErr {
    add(error, value, expected, Step::Argument(name))
}

/// An error that is raised from `cause`, in the place where that happened.
#[cold]
#[must_use]
pub(crate) fn caused(cause: PyErr, raise: impl FnOnce(PyErr) -> PyErr) -> PyErr {
    let mut cause = lazy(cause);
    let mut place = cause.place_mut().take();
    if let Some(place) = &mut place {
        place.causes += 1;
    }
    let mut error = lazy(raise(PyErr::from_boxed(cause)));
    *error.place_mut() = place;
    PyErr::from_boxed(error)
}

fn add(error: PyErr, object: Borrowed<'_, '_, PyAny>, expected: Expected, step: Step) -> PyErr {
    let mut error = lazy(error);
    error.place_mut().get_or_insert_with(|| Place::new(object, expected)).steps.push(step);
    PyErr::from_boxed(error)
}

impl Place {
    fn new(object: Borrowed<'_, '_, PyAny>, expected: Expected) -> Box<Place> {
        Box::new(Place { object: object.to_owned().unbind(), expected, range: None, causes: 0, steps: Vec::new() })
    }
}

/// The error as a box, which has room for a place.
fn lazy(error: PyErr) -> Box<Lazy> {
    match error.into_word() {
        Ok(value) => Box::new(Lazy::made(value)),
        Err(lazy) => lazy,
    }
}
