//! What is wrong with the arguments of a call, in CPython's words.

use std::ops::Range;

use super::Shape;
use crate::PyErr;
use crate::exceptions::PyTypeError;
use crate::ffi;
use crate::instance::Borrowed;
use crate::join::join;
use crate::types::PyAny;

#[inline]
fn type_error(message: String) -> PyErr {
    PyTypeError::new_err(message)
}

#[cold]
pub(super) fn too_many_positional(shape: &Shape, given: usize) -> PyErr {
    let name = shape.descriptor.full_name();
    let most = shape.positional;
    let verb = if given == 1 { "was" } else { "were" };
    let least = shape.required_positional;
    type_error(if least == most {
        format!("{name} takes {most} positional arguments but {given} {verb} given")
    } else {
        format!("{name} takes from {least} to {most} positional arguments but {given} {verb} given")
    })
}

#[cold]
pub(super) fn multiple_values(shape: &Shape, argument: &str) -> PyErr {
    type_error(format!("{} got multiple values for argument '{argument}'", shape.descriptor.full_name()))
}

#[cold]
pub(super) fn unexpected_keyword(shape: &Shape, argument: Borrowed<'_, '_, PyAny>) -> PyErr {
    type_error(format!("{} got an unexpected keyword argument '{}'", shape.descriptor.full_name(), &*argument))
}

#[cold]
pub(super) fn positional_only(shape: &Shape, arguments: &[&str]) -> PyErr {
    type_error(format!(
        "{} got some positional-only arguments passed as keyword arguments: {}",
        shape.descriptor.full_name(),
        listed(arguments)
    ))
}

#[cold]
pub(super) fn missing(shape: &Shape, slots: &[*mut ffi::PyObject], kind: &str, among: Range<usize>) -> PyErr {
    let mut names = Vec::new();
    for index in among {
        let parameter = &shape.descriptor.parameters[index];
        if slots[index].is_null() && parameter.default.is_none() {
            names.push(parameter.name);
        }
    }
    let count = names.len();
    let noun = if count == 1 { "argument" } else { "arguments" };
    type_error(format!("{} missing {count} required {kind} {noun}: {}", shape.descriptor.full_name(), listed(&names)))
}

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
#[inline]
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("'{one}'"),
        [one, two] => format!("'{one}' and '{two}'"),
        [first @ .., last] => format!("'{}', and '{last}'", join(first, "', '")),
    }
}
