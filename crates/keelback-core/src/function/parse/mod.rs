//! Arguments that are not simply those that the function takes: defaults, keywords, `*args`, `**kwargs`, mistakes.
//!
//! One parser, driven by the function's descriptor; compiled once.

mod failure;
mod given;
mod place;

pub(crate) use given::{Given, Keywords};

use crate::ffi;
use crate::function::entry::guarded;
use crate::function::{FunctionDescriptor, Names, ParameterKind};
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
    slots: usize,
    in_place: isize,
    takes_rest: bool,
}

impl Shape {
    #[inline]
    pub(crate) const fn of(descriptor: &'static FunctionDescriptor) -> Self {
        Self {
            descriptor,
            positional_only: descriptor.positional_only(),
            positional: descriptor.positional(),
            required_positional: descriptor.required_positional(),
            slots: descriptor.slots(),
            in_place: descriptor.in_place(),
            takes_rest: descriptor.takes_rest(),
        }
    }
}

/// The slots of a call that stand on the stack; a function with more parameters has them allocated.
const STACK_SLOTS: usize = 8;

/// Parses the arguments of a vector call and goes back to the function's entry with every argument in its place.
///
/// # Safety
///
/// `entry` is the entry point of the function that `shape` describes; the rest is what CPython passed to it.
#[inline(never)]
pub(crate) unsafe fn call(
    shape: &'static Shape,
    names: fn() -> Option<&'static Names>,
    entry: ffi::PyCFunctionFastWithKeywords,
    this: *mut ffi::PyObject,
    arguments: *const *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    let mut slots = [std::ptr::null_mut(); STACK_SLOTS];
    guarded(|py| {
        // SAFETY: CPython passes `count` live objects, then one for each name, and keeps them alive for the call.
        let given = unsafe { Given::vector(py, arguments, count as usize, keywords) };
        let slots = slots.get_mut(..shape.slots).unwrap_or_default();
        if shape.takes_rest || !place::place(py, shape, names(), given, slots) {
            // SAFETY: forwarded from this function's contract.
            return unsafe { call_by_text(py, shape, names(), entry, this, given) };
        }
        // SAFETY: the slots hold what the function takes: objects that the caller keeps alive for the call.
        Ok(unsafe { entry(this, slots.as_ptr(), shape.in_place, std::ptr::null_mut()) })
    })
}

/// [`call`] for arguments that do not simply fit.
///
/// # Safety
///
/// `entry` is the entry point of the function that `shape` describes, and `this` is what CPython passed to it.
#[cold]
unsafe fn call_by_text<'py>(
    py: Python<'py>,
    shape: &'static Shape,
    names: Option<&'static Names>,
    entry: ffi::PyCFunctionFastWithKeywords,
    this: *mut ffi::PyObject,
    given: Given<'_, 'py>,
) -> PyResult<*mut ffi::PyObject> {
    let mut slots = vec![std::ptr::null_mut(); shape.slots];
    // The tuple and the dictionary live until the call is over.
    let _rest = parse(py, shape, names, &given, &mut slots)?;
    // SAFETY: the slots hold what the function takes: objects that the caller or `_rest` keeps alive for the call.
    Ok(unsafe { entry(this, slots.as_ptr(), shape.in_place, std::ptr::null_mut()) })
}

/// What was made for `*args` and `**kwargs`; the slots point to it.
pub(crate) struct Rest<'py> {
    _arguments: Option<Bound<'py, PyTuple>>,
    _keywords: Option<Bound<'py, PyDict>>,
}

/// Sorts what a caller passed into the empty slots of a function that has neither `*args` nor `**kwargs`.
///
/// # Errors
///
/// A `TypeError` in CPython's words: missing, surplus, unknown or repeated arguments.
#[inline(never)]
pub(crate) fn fill<'py>(
    py: Python<'py>,
    shape: &'static Shape,
    names: Option<&'static Names>,
    given: &Given<'_, 'py>,
    slots: &mut [*mut ffi::PyObject],
) -> PyResult<()> {
    if place::place(py, shape, names, *given, slots) {
        return Ok(());
    }
    slots.fill(std::ptr::null_mut());
    parse(py, shape, names, given, slots).map(drop)
}

/// Sorts what a caller passed into the empty slots, the rest into a tuple and a dictionary.
///
/// # Errors
///
/// As [`fill`].
#[inline(never)]
pub(crate) fn parse<'py>(
    py: Python<'py>,
    shape: &'static Shape,
    names: Option<&'static Names>,
    given: &Given<'_, 'py>,
    slots: &mut [*mut ffi::PyObject],
) -> PyResult<Rest<'py>> {
    let descriptor = shape.descriptor;
    let surplus = positional(shape, given, slots);
    if !surplus.is_empty() && descriptor.var_arguments.is_none() {
        return Err(failure::too_many_positional(shape, given.positional.len()));
    }
    let var_arguments = descriptor.var_arguments.map(|_| PyTuple::new(py, surplus)).transpose()?;
    let mut var_keywords = None;
    sort_keywords(py, shape, names, &given.keywords, slots, &mut |name, value| {
        if descriptor.var_keywords.is_none() {
            return Err(unknown(shape, &given.keywords, name));
        }
        var_keywords.get_or_insert_with(|| PyDict::new(py)).set_item(name, value)
    })?;
    require(shape, slots)?;
    let mut place = descriptor.parameters.len();
    if let Some(arguments) = &var_arguments {
        slots[place] = arguments.as_ptr();
        place += 1;
    }
    if let Some(keywords) = &var_keywords {
        slots[place] = keywords.as_ptr();
    }
    Ok(Rest { _arguments: var_arguments, _keywords: var_keywords })
}

/// Takes the positional arguments; returns those that are too many.
#[inline]
fn positional<'a, 'py>(
    shape: &Shape,
    given: &Given<'a, 'py>,
    slots: &mut [*mut ffi::PyObject],
) -> &'a [Borrowed<'a, 'py, PyAny>] {
    let (taken, surplus) = given.positional.split_at(given.positional.len().min(shape.positional));
    for (slot, argument) in slots.iter_mut().zip(taken) {
        *slot = argument.as_ptr();
    }
    surplus
}

/// What is done with a name and a value that no parameter takes.
type Other<'a, 'py> = dyn FnMut(Borrowed<'_, 'py, PyAny>, Borrowed<'_, 'py, PyAny>) -> PyResult<()> + 'a;

/// Takes the keyword arguments; what names no parameter goes to `other`.
#[inline]
fn sort_keywords<'py>(
    py: Python<'py>,
    shape: &Shape,
    names: Option<&'static Names>,
    keywords: &Keywords<'_, 'py>,
    slots: &mut [*mut ffi::PyObject],
    other: &mut Other<'_, 'py>,
) -> PyResult<()> {
    if let Keywords::None = keywords {
        return Ok(());
    }
    let names = names.and_then(|names| names.get(py)).map_or(&[][..], crate::raw::tuple::as_slice);
    keywords.try_for_each(|name, value| {
        let Some(index) = find(shape, names, name) else {
            return other(name, value);
        };
        if !slots[index].is_null() {
            return Err(failure::multiple_values(shape, shape.descriptor.parameters[index].name));
        }
        slots[index] = value.as_ptr();
        Ok(())
    })
}

/// The parameter that `name` names: by address first, since names are interned almost always.
#[inline]
fn find(shape: &Shape, names: &[Bound<'_, PyAny>], name: Borrowed<'_, '_, PyAny>) -> Option<usize> {
    let names = names.get(shape.positional_only..).unwrap_or_default();
    match names.iter().position(|candidate| candidate.as_ptr() == name.as_ptr()) {
        Some(index) => Some(index + shape.positional_only),
        None => find_by_text(shape, name),
    }
}

#[cold]
fn find_by_text(shape: &Shape, name: Borrowed<'_, '_, PyAny>) -> Option<usize> {
    let name = name.cast::<PyString>().ok()?;
    let name = name.to_str().ok()?;
    let parameters = &shape.descriptor.parameters[shape.positional_only..];
    let index = parameters.iter().position(|parameter| parameter.name == name)?;
    Some(index + shape.positional_only)
}

/// What is wrong with a name that names no parameter that can be named.
#[cold]
fn unknown(shape: &Shape, keywords: &Keywords<'_, '_>, name: Borrowed<'_, '_, PyAny>) -> PyErr {
    if positional_only(shape, name).is_none() {
        return failure::unexpected_keyword(shape, name);
    }
    let mut all = Vec::new();
    let listed = keywords.try_for_each(|name, _| {
        all.extend(positional_only(shape, name));
        Ok(())
    });
    listed.map_or_else(|error| error, |()| failure::positional_only(shape, &all))
}

/// The positional-only parameter of this name.
#[cold]
fn positional_only(shape: &Shape, name: Borrowed<'_, '_, PyAny>) -> Option<&'static str> {
    let name = name.cast::<PyString>().ok()?;
    let name = name.to_str().ok()?;
    let parameters = &shape.descriptor.parameters[..shape.positional_only];
    parameters.iter().find(|parameter| parameter.name == name).map(|parameter| parameter.name)
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
