//! The short way of the parser: arguments that fit, with keywords that are the interned names themselves.

use super::{Given, Keywords, Shape};
use crate::ffi;
use crate::function::Names;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::raw;
use crate::types::PyAny;

/// Puts every argument into its slot, which are all empty; the function has neither `*args` nor `**kwargs`.
///
/// False for anything unusual, a mistake or a name that is not interned: the long way begins anew then.
#[inline(always)]
pub(super) fn place<'py>(
    py: Python<'py>,
    shape: &Shape,
    names: Option<&'static Names>,
    given: Given<'_, 'py>,
    slots: &mut [*mut ffi::PyObject],
) -> bool {
    if given.positional.len() > shape.positional || slots.len() != shape.slots {
        return false;
    }
    for (slot, argument) in slots.iter_mut().zip(given.positional) {
        *slot = argument.as_ptr();
    }
    let named = match given.keywords {
        Keywords::None => true,
        Keywords::Vector(keywords, values) => match names.and_then(|names| names.get(py)) {
            Some(names) => {
                let first = shape.positional_only.max(given.positional.len());
                place_named(first, raw::tuple::as_slice(names), raw::tuple::as_slice(&keywords), values, slots)
            }
            None => false,
        },
        Keywords::Dict(_) => false,
    };
    named && is_complete(shape, slots)
}

/// Puts the arguments that were passed by name into the slots from `first` on.
#[inline]
fn place_named(
    first: usize,
    names: &[Bound<'_, PyAny>],
    keywords: &[Bound<'_, PyAny>],
    values: &[Borrowed<'_, '_, PyAny>],
    slots: &mut [*mut ffi::PyObject],
) -> bool {
    for (keyword, value) in keywords.iter().zip(values) {
        let mut index = first;
        while names.get(index).is_some_and(|name| name.as_ptr() != keyword.as_ptr()) {
            index += 1;
        }
        match slots.get_mut(index) {
            Some(slot) if slot.is_null() && index < names.len() => *slot = value.as_ptr(),
            _ => return false,
        }
    }
    true
}

/// Whether everything that has no default is there.
#[inline]
fn is_complete(shape: &Shape, slots: &[*mut ffi::PyObject]) -> bool {
    for slot in slots.iter().take(shape.required_positional) {
        if slot.is_null() {
            return false;
        }
    }
    let mut index = shape.positional;
    while let Some(slot) = slots.get(index) {
        if slot.is_null() && shape.descriptor.parameters[index].default.is_none() {
            return false;
        }
        index += 1;
    }
    true
}
