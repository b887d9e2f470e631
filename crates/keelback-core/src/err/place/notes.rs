//! The notes of an exception that say where it happened (Python 3.11 and later; PEP 678).

use std::fmt;

use super::{Expected, Place, Step};
use crate::exceptions::{PyBaseException, PyOverflowError, PyTypeError};
use crate::instance::Bound;
use crate::join::join;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::type_object::PyTypeInfo;
use crate::types::{PyBool, PyBytes, PyFloat, PyInt};

/// Longer texts are cut.
const MOST_CHARACTERS: usize = 60;

impl Place {
    /// Adds the notes: PyO3's, the place, the way out.
    #[cold]
    pub(crate) fn note(&self, exception: &Bound<'_, PyBaseException>) {
        let py = exception.py();
        if crate::ffi::layout().minor < 11 {
            return;
        }
        let object = self.object.bind(py);
        // Of another exception nobody knows whether it has to do with the type.
        let first = self.first(exception);
        let is_type_error = PyTypeError::is_exact_type_of(&first);
        let expected = if is_type_error { self.expected } else { Expected::UNKNOWN };
        if let Some(Step::Argument(name)) = self.steps.last() {
            add(exception, &format!("while processing '{name}'"));
        }
        if self.steps.len() > 1 || !matches!(self.steps.first(), Some(Step::Argument(_)) | None) {
            let path = Path(&self.steps, py);
            let note = match expected.names() {
                Some(names) => format!("at {path}: expected {}, got {}", join(&names, " or "), TypeName(object)),
                None if !is_type_error && is_plain(object) => format!("at {path}: got {}", Shown(object)),
                None => format!("at {path}"),
            };
            add(exception, &note);
        }
        if let Some(hint) = expected.way_out(object) {
            add(exception, &format!("hint: {hint}"));
        }
        if let Some((least, most)) = self.range.filter(|_| PyOverflowError::is_exact_type_of(&first)) {
            add(exception, &format!("hint: the number has to be from {least} to {most}"));
        }
    }

    /// The exception that the conversion raised, of which the others only tell.
    fn first<'py>(&self, exception: &Bound<'py, PyBaseException>) -> Bound<'py, PyBaseException> {
        let mut first = exception.clone();
        for _ in 0..self.causes {
            match raw::errors::cause(&first).map(Bound::cast_into) {
                Some(Ok(cause)) => first = cause,
                _ => break,
            }
        }
        first
    }
}

/// Without memory for the note the exception itself still says what is wrong.
fn add(exception: &Bound<'_, PyBaseException>, note: &str) {
    let _ = exception.call_method1(crate::intern!(exception.py(), "add_note"), (note,));
}

/// `'points'[3].x`.
struct Path<'a, 'py>(&'a [Step], Python<'py>);

impl fmt::Display for Path<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(steps, py) = *self;
        for step in steps.iter().rev() {
            match step {
                Step::Argument(name) => write!(f, "'{name}'")?,
                Step::Field(name) => write!(f, ".{}", name.bind(py))?,
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) => write!(f, "[{}]", Shown(key.bind(py)))?,
                Step::OfKey(key) => write!(f, ", key {}", Shown(key.bind(py)))?,
                Step::Element(element) => write!(f, ", element {}", Shown(element.bind(py)))?,
            }
        }
        Ok(())
    }
}

/// The name of an object's type; `None` for `None`.
struct TypeName<'a, 'py>(&'a Bound<'py, PyAny>);

impl fmt::Display for TypeName<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.get_type().name() {
            _ if self.0.is_none() => f.write_str("None"),
            Ok(name) => f.write_str(&name.to_string_lossy()),
            Err(_) => f.write_str("?"),
        }
    }
}

/// Whether writing the object runs no Python code.
fn is_plain(object: &Bound<'_, PyAny>) -> bool {
    object.is_none()
        || PyBool::is_exact_type_of(object)
        || PyInt::is_exact_type_of(object)
        || PyFloat::is_exact_type_of(object)
        || PyString::is_exact_type_of(object)
        || PyBytes::is_exact_type_of(object)
}

/// A plain object as Python writes it, cut where that is long; `<type>` for any other.
struct Shown<'a, 'py>(&'a Bound<'py, PyAny>);

impl fmt::Display for Shown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An `int` of thousands of digits has no text.
        let text = if is_plain(self.0) { self.0.repr().ok() } else { None };
        let Some(text) = text else {
            return write!(f, "<{}>", TypeName(self.0));
        };
        let text = text.to_string_lossy();
        match text.char_indices().nth(MOST_CHARACTERS) {
            Some((end, _)) => write!(f, "{}...", &text[..end]),
            None => f.write_str(&text),
        }
    }
}
