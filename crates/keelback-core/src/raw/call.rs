//! Calling objects (PEP 590).
//!
//! C-API: <https://docs.python.org/3/c-api/call.html>.
//!
//! The arguments stand in a row of slots whose first one is free for the callee (it puts `self` there for the length
//! of a call): with it a bound method is called without copying the arguments.

use super::wrap::{Return, wrap};
use crate::PyResult;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::types::{PyAny, PyDict, PyString, PyTuple};

wrap! {
    /// `callable()`.
    no_arguments(callable: &Bound<'py, PyAny>) -> Bound<'py, PyAny> = PyObject_CallNoArgs;
    /// `callable(*arguments, **keywords)`.
    with_tuple(
        callable: &Bound<'py, PyAny>, arguments: &Bound<'_, PyTuple>, keywords: Option<&Bound<'_, PyDict>>
    ) -> Bound<'py, PyAny> = PyObject_Call;
}

/// The first argument of the slots, as C wants it.
#[inline]
fn arguments(slots: &mut [Borrowed<'_, '_, PyAny>]) -> *const *mut ffi::PyObject {
    // `Borrowed` is `repr(transparent)` over the pointer.
    slots.as_mut_ptr().cast::<*mut ffi::PyObject>().wrapping_add(1).cast_const()
}

#[inline]
fn count(slots: &[Borrowed<'_, '_, PyAny>]) -> usize {
    slots.len() - 1
}

/// `callable(*slots[1:])`.
///
/// # Panics
///
/// If there is no slot for the callee.
#[inline]
pub(crate) fn positional<'py>(
    callable: &Bound<'py, PyAny>,
    slots: &mut [Borrowed<'_, 'py, PyAny>],
) -> PyResult<Bound<'py, PyAny>> {
    let count = count(slots) | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
    let arguments = arguments(slots);
    // SAFETY: the slots hold `count` live objects from the second on, and the first one may be written to.
    let result = unsafe { ffi::PyObject_Vectorcall(callable.as_ptr(), arguments, count, std::ptr::null_mut()) };
    // SAFETY: the call returns an owned reference, or null with an exception set.
    unsafe { Return::from_c(callable.py(), result) }
}

/// `callable(*slots[1:], **keywords)`.
///
/// # Panics
///
/// If there is no slot for the callee.
pub(crate) fn with_dict<'py>(
    callable: &Bound<'py, PyAny>,
    slots: &mut [Borrowed<'_, 'py, PyAny>],
    keywords: &Bound<'_, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    let Some(vectorcall_dict) = ffi::optional::PyObject_VectorcallDict() else {
        let tuple = super::tuple::from_slice(callable.py(), &slots[1..])?;
        return with_tuple(callable, &tuple, Some(keywords));
    };
    let count = count(slots) | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
    let arguments = arguments(slots);
    // SAFETY: the slots hold `count` live objects from the second on, and the first one may be written to; the
    // keywords are a live dict.
    let result = unsafe { vectorcall_dict(callable.as_ptr(), arguments, count, keywords.as_ptr()) };
    // SAFETY: the call returns an owned reference, or null with an exception set.
    unsafe { Return::from_c(callable.py(), result) }
}

/// `slots[0].name(*slots[1:])`.
///
/// # Panics
///
/// If there is no object to call the method of.
#[inline]
pub(crate) fn method<'py>(
    name: &Bound<'py, PyString>,
    slots: &mut [Borrowed<'_, 'py, PyAny>],
) -> PyResult<Bound<'py, PyAny>> {
    assert!(!slots.is_empty());
    let count = slots.len() | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
    let arguments = slots.as_mut_ptr().cast::<*mut ffi::PyObject>().cast_const();
    // SAFETY: the slots hold `count` live objects. The flag lets the callee write to the slot before the first
    // argument it gets, which is the one that holds the object itself.
    let result = unsafe { ffi::PyObject_VectorcallMethod(name.as_ptr(), arguments, count, std::ptr::null_mut()) };
    // SAFETY: the call returns an owned reference, or null with an exception set.
    unsafe { Return::from_c(name.py(), result) }
}
