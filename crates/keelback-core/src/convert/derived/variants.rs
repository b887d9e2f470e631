//! Enums that are read: the first variant that the object fits is taken.

use crate::err::PyErrArguments;
use crate::exceptions::PyTypeError;
use crate::instance::{Borrowed, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::types::{PyAny, PyString};

/// An enum as errors describe it.
pub struct EnumRow {
    /// Its name.
    pub name: &'static str,
    /// Its variants, in the order in which they are tried.
    pub variants: &'static [VariantRow],
}

/// A variant as errors describe it.
pub struct VariantRow {
    /// Its name.
    pub name: &'static str,
    /// What it stands for: `annotation = ".."`, or its name.
    pub annotation: &'static str,
}

/// Reads an object as one variant.
type Read<'a, 'py, T> = fn(Borrowed<'a, 'py, PyAny>) -> PyResult<T>;

/// What the first of `readers` makes of the object that succeeds.
///
/// # Errors
///
/// A `TypeError` that says of each variant why it did not fit.
#[inline]
pub fn first_variant<'a, 'py, T>(
    object: Borrowed<'a, 'py, PyAny>,
    row: &'static EnumRow,
    readers: &[Read<'a, 'py, T>],
) -> PyResult<T> {
    let mut errors = Vec::new();
    for reader in readers {
        match reader(object) {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
    }
    Err(failed(row, errors))
}

#[cold]
#[inline]
fn failed(row: &'static EnumRow, errors: Vec<PyErr>) -> PyErr {
    PyTypeError::new_err(Failed { row, errors })
}

/// An object that fits no variant, with the error of each; the message is only written when somebody looks at it.
struct Failed {
    row: &'static EnumRow,
    errors: Vec<PyErr>,
}

impl PyErrArguments for Failed {
    #[inline]
    fn arguments(self, py: Python<'_>) -> Py<PyAny> {
        PyString::new(py, &self.message(py)).into_any().unbind()
    }
}

/// How many causes of an error are told. Python code can make a chain of causes endless.
const MOST_CAUSES: usize = 64;

impl Failed {
    #[inline]
    fn message(&self, py: Python<'_>) -> String {
        let EnumRow { name, variants } = self.row;
        let mut text = format!("failed to extract enum {name} ('");
        for (index, variant) in variants.iter().enumerate() {
            text.push_str(if index > 0 { " | " } else { "" });
            text.push_str(variant.annotation);
        }
        text.push_str("')");
        for (variant, error) in variants.iter().zip(&self.errors) {
            text.push_str(&format!("\n- variant {} ({}): {}", variant.name, variant.annotation, error.text(py)));
            let mut cause = error.cause(py);
            for _ in 0..MOST_CAUSES {
                let Some(error) = cause else { break };
                text.push_str(", caused by ");
                text.push_str(&error.text(py));
                cause = error.cause(py);
            }
        }
        text
    }
}
