//! Arguments that are not simply those that the function takes: defaults, keywords, `*args`, `**kwargs`, mistakes.
//!
//! One parser, driven by the function's descriptor; compiled once.

mod failure;
mod given;

pub(crate) use given::{Given, Keywords};

use std::marker::PhantomData;

use crate::ffi;
use crate::function::{Argument, FunctionDescriptor, Names, ParameterKind};
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::types::{PyDict, PyTuple};

/// A descriptor with what the parser asks it often, counted when the extension is compiled.
pub(crate) struct Shape {
    descriptor: &'static FunctionDescriptor,
    positional_only: usize,
    positional: usize,
    required_positional: usize,
}

impl Shape {
    pub(crate) const fn of(descriptor: &'static FunctionDescriptor) -> Self {
        Self {
            descriptor,
            positional_only: descriptor.positional_only(),
            positional: descriptor.positional(),
            required_positional: descriptor.required_positional(),
        }
    }
}

/// The arguments of a call, in the order of the parameters.
pub(crate) struct Parsed<'s, 'py> {
    slots: &'s [*mut ffi::PyObject],
    py: PhantomData<Python<'py>>,
    /// Keeps what was made for `*args` alive.
    _var_arguments: Option<Bound<'py, PyTuple>>,
    /// Keeps what was made for `**kwargs` alive.
    _var_keywords: Option<Bound<'py, PyDict>>,
}

impl<'py> Parsed<'_, 'py> {
    /// The arguments.
    #[inline]
    pub(crate) fn arguments<'a, const N: usize>(&'a self) -> &'a [Argument<'a, 'py>; N] {
        assert_eq!(self.slots.len(), N);
        // SAFETY: each slot is null or a live object that the caller or this value keeps alive for `'a`; `Argument`
        // is an `Option` of a `repr(transparent)` non-null pointer, which has the layout of a nullable one.
        unsafe { &*self.slots.as_ptr().cast() }
    }
}

/// Sorts what a caller passed into the slots.
///
/// # Errors
///
/// A `TypeError` in CPython's words: missing, surplus, unknown or repeated arguments.
#[inline(never)]
pub(crate) fn parse<'s, 'py>(
    py: Python<'py>,
    shape: &'static Shape,
    names: Option<&'static Names>,
    given: &Given<'s, 'py>,
    slots: &'s mut [*mut ffi::PyObject],
) -> PyResult<Parsed<'s, 'py>> {
    let descriptor = shape.descriptor;
    let var_arguments = positional(py, shape, given, slots)?;
    let var_keywords = match given.keywords {
        Keywords::None => None,
        ref keywords => sort_keywords(py, shape, names, keywords, slots)?,
    };
    require(shape, slots)?;
    let mut extra = descriptor.parameters.len();
    if descriptor.var_arguments.is_some() {
        slots[extra] = var_arguments.as_ref().map_or(std::ptr::null_mut(), Bound::as_ptr);
        extra += 1;
    }
    if descriptor.var_keywords.is_some() {
        slots[extra] = var_keywords.as_ref().map_or(std::ptr::null_mut(), Bound::as_ptr);
    }
    Ok(Parsed { slots, py: PhantomData, _var_arguments: var_arguments, _var_keywords: var_keywords })
}

/// Takes the positional arguments; returns the tuple for `*args`, if there is one.
fn positional<'py>(
    py: Python<'py>,
    shape: &Shape,
    given: &Given<'_, 'py>,
    slots: &mut [*mut ffi::PyObject],
) -> PyResult<Option<Bound<'py, PyTuple>>> {
    let taken = given.positional.len().min(shape.positional);
    for (slot, argument) in slots.iter_mut().zip(&given.positional[..taken]) {
        *slot = argument.as_ptr();
    }
    let surplus = &given.positional[taken..];
    if shape.descriptor.var_arguments.is_some() {
        return PyTuple::new(py, surplus).map(Some);
    }
    if surplus.is_empty() {
        return Ok(None);
    }
    Err(failure::too_many_positional(shape, given.positional.len()))
}

/// Takes the keyword arguments; returns the dictionary for `**kwargs`, if anything is in it.
fn sort_keywords<'py>(
    py: Python<'py>,
    shape: &Shape,
    names: Option<&'static Names>,
    keywords: &Keywords<'_, 'py>,
    slots: &mut [*mut ffi::PyObject],
) -> PyResult<Option<Bound<'py, PyDict>>> {
    let names = names.and_then(|names| names.get(py));
    let mut var_keywords = None;
    let mut positional_only = Vec::new();
    keywords.try_for_each(|name, value| {
        if let Some(index) = find(shape, names, name) {
            if !slots[index].is_null() {
                return Err(failure::multiple_values(shape, shape.descriptor.parameters[index].name));
            }
            slots[index] = value.as_ptr();
            return Ok(());
        }
        if shape.descriptor.var_keywords.is_some() {
            return var_keywords.get_or_insert_with(|| PyDict::new(py)).set_item(name, value);
        }
        match is_positional_only(shape, name) {
            Some(name) => positional_only.push(name),
            None => return Err(failure::unexpected_keyword(shape, name)),
        }
        Ok(())
    })?;
    if positional_only.is_empty() { Ok(var_keywords) } else { Err(failure::positional_only(shape, &positional_only)) }
}

/// The parameter that `name` names: by address first, since names are interned almost always.
#[inline]
fn find(shape: &Shape, names: Option<&Bound<'_, PyTuple>>, name: Borrowed<'_, '_, PyAny>) -> Option<usize> {
    if let Some(names) = names {
        let names = crate::raw::tuple::as_slice(names);
        let by_name = names.iter().enumerate().skip(shape.positional_only);
        for (index, candidate) in by_name {
            if candidate.as_ptr() == name.as_ptr() {
                return Some(index);
            }
        }
    }
    find_by_text(shape, name)
}

#[cold]
fn find_by_text(shape: &Shape, name: Borrowed<'_, '_, PyAny>) -> Option<usize> {
    let name = name.cast::<PyString>().ok()?;
    let name = name.to_str().ok()?;
    let parameters = shape.descriptor.parameters.iter().enumerate().skip(shape.positional_only);
    parameters.filter(|(_, parameter)| parameter.name == name).map(|(index, _)| index).next()
}

#[cold]
fn is_positional_only(shape: &Shape, name: Borrowed<'_, '_, PyAny>) -> Option<&'static str> {
    let name = name.cast::<PyString>().ok()?;
    let name = name.to_str().ok()?;
    let parameters = &shape.descriptor.parameters[..shape.positional_only];
    parameters.iter().map(|parameter| parameter.name).find(|candidate| *candidate == name)
}

/// Looks whether everything that has no default is there.
fn require(shape: &Shape, slots: &[*mut ffi::PyObject]) -> PyResult<()> {
    if slots[..shape.required_positional].iter().any(|slot| slot.is_null()) {
        return Err(failure::missing(shape, slots, "positional", 0..shape.required_positional));
    }
    let keyword_only = shape.positional..shape.descriptor.parameters.len();
    for index in keyword_only.clone() {
        if slots[index].is_null() && shape.descriptor.parameters[index].default.is_none() {
            debug_assert_eq!(shape.descriptor.parameters[index].kind, ParameterKind::KeywordOnly);
            return Err(failure::missing(shape, slots, "keyword", keyword_only));
        }
    }
    Ok(())
}
