//! Operators, whose slot is called with the instance on either side.

use std::ffi::c_void;

use super::{fragments, instance};
use crate::class::cell;
use crate::class::fragments::Sides;
use crate::class::operator::{Operator, POWER};
use crate::ffi;
use crate::function::entry::guarded;
use crate::function::{Function, Instance, Object};
use crate::instance::{Borrowed, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// Calls `F` if `this` is an instance; `third` belongs to powers.
///
/// # Safety
///
/// `this` and `operand` are live objects.
#[inline]
pub(in crate::class) unsafe fn operand<C, F>(
    py: Python<'_>,
    this: *mut ffi::PyObject,
    operand: *mut ffi::PyObject,
    _third: *mut ffi::PyObject,
) -> PyResult<Object>
where
    C: PyClass,
    F: Function<1, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: forwarded from this function's contract.
    let this: Borrowed<'_, '_, PyAny> = unsafe { Borrowed::from_ptr_unchecked(py, this) };
    // SAFETY: forwarded from this function's contract.
    let operand = unsafe { Borrowed::from_ptr_unchecked(py, operand) };
    match cell::cast::<C>(this) {
        Ok(this) => F::call(py, this, &[Some(operand)]),
        Err(_) => Ok(Object::not_implemented(py)),
    }
}

/// Calls `F` if `this` is an instance, with the exponent or the base and the modulus.
///
/// # Safety
///
/// `this`, `operand` and `modulus` are live objects.
#[inline]
pub(in crate::class) unsafe fn power_operand<C, F>(
    py: Python<'_>,
    this: *mut ffi::PyObject,
    operand: *mut ffi::PyObject,
    modulus: *mut ffi::PyObject,
) -> PyResult<Object>
where
    C: PyClass,
    F: Function<2, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: forwarded from this function's contract.
    let this: Borrowed<'_, '_, PyAny> = unsafe { Borrowed::from_ptr_unchecked(py, this) };
    // SAFETY: forwarded from this function's contract.
    let operand = unsafe { Borrowed::from_ptr_unchecked(py, operand) };
    // SAFETY: forwarded from this function's contract.
    let modulus = unsafe { Borrowed::from_ptr_unchecked(py, modulus) };
    match cell::cast::<C>(this) {
        Ok(this) => F::call(py, this, &[Some(operand), Some(modulus)]),
        Err(_) => Ok(Object::not_implemented(py)),
    }
}

/// `binaryfunc` of a class that has a method for the left operand only.
pub(in crate::class) unsafe extern "C" fn left<C, F>(
    left: *mut ffi::PyObject,
    right: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<1, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: CPython passes live objects and keeps them alive for the call.
    guarded(|py| unsafe { operand::<C, F>(py, left, right, std::ptr::null_mut()) }.map(Py::into_ptr))
}

/// `binaryfunc` of a class that has a method for the right operand only.
pub(in crate::class) unsafe extern "C" fn right<C, F>(
    left: *mut ffi::PyObject,
    right: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<1, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: CPython passes live objects and keeps them alive for the call.
    guarded(|py| unsafe { operand::<C, F>(py, right, left, std::ptr::null_mut()) }.map(Py::into_ptr))
}

/// `ternaryfunc` of a class that has a method for the base only.
pub(in crate::class) unsafe extern "C" fn power_left<C, F>(
    base: *mut ffi::PyObject,
    exponent: *mut ffi::PyObject,
    modulus: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<2, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: CPython passes live objects and keeps them alive for the call.
    guarded(|py| unsafe { power_operand::<C, F>(py, base, exponent, modulus) }.map(Py::into_ptr))
}

/// `ternaryfunc` of a class that has a method for the exponent only.
pub(in crate::class) unsafe extern "C" fn power_right<C, F>(
    base: *mut ffi::PyObject,
    exponent: *mut ffi::PyObject,
    modulus: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<2, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: CPython passes live objects and keeps them alive for the call.
    guarded(|py| unsafe { power_operand::<C, F>(py, exponent, base, modulus) }.map(Py::into_ptr))
}

/// `binaryfunc` of a class that has methods for both operands.
pub(in crate::class) unsafe extern "C" fn both<C: PyClass, O: Operator>(
    left: *mut ffi::PyObject,
    right: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes live objects and keeps them alive for the call.
    guarded(|py| unsafe { either::<C>(py, O::INDEX, left, right, std::ptr::null_mut()) }.map(Py::into_ptr))
}

/// `ternaryfunc` of a class that has methods for both operands.
pub(in crate::class) unsafe extern "C" fn power_both<C: PyClass>(
    base: *mut ffi::PyObject,
    exponent: *mut ffi::PyObject,
    modulus: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes live objects and keeps them alive for the call.
    guarded(|py| unsafe { either::<C>(py, POWER, base, exponent, modulus) }.map(Py::into_ptr))
}

/// What the left operand's method says; if that is `NotImplemented`, what the right one's says. Where an operand has none, but
/// the base's slot has a function, that is asked.
///
/// # Safety
///
/// The operands are live objects; `third` is one too where the operator is the power.
#[inline]
unsafe fn either<C: PyClass>(
    py: Python<'_>,
    operator: usize,
    left: *mut ffi::PyObject,
    right: *mut ffi::PyObject,
    third: *mut ffi::PyObject,
) -> PyResult<Object> {
    let parts = &fragments::<C>().operators[operator];
    if let Some(method) = parts.left {
        // SAFETY: forwarded from this function's contract; the method looks whether it is an instance.
        let result = unsafe { method(py, left, right, third) }?;
        if result.as_ptr() != ffi::Py_NotImplemented() {
            return Ok(result);
        }
    }
    if !parts.base.0.is_null() {
        // SAFETY: forwarded from this function's contract.
        let result = unsafe { inherited::<C>(py, parts, [left, right], third) }?;
        if result.as_ptr() != ffi::Py_NotImplemented() {
            return Ok(result);
        }
    }
    match parts.right {
        // SAFETY: forwarded from this function's contract; the method looks whether it is an instance.
        Some(method) => unsafe { method(py, right, left, third) },
        None => Ok(Object::not_implemented(py)),
    }
}

/// What the function in the base's slot says, if it is for an instance on the side that has no method.
///
/// # Safety
///
/// As [`either`]; there is such a function, for the same operator.
#[cold]
unsafe fn inherited<C: PyClass>(
    py: Python<'_>,
    parts: &Sides,
    [left, right]: [*mut ffi::PyObject; 2],
    third: *mut ffi::PyObject,
) -> PyResult<Object> {
    let is_instance = |object| {
        // SAFETY: forwarded from this function's contract.
        let object: Borrowed<'_, '_, PyAny> = unsafe { Borrowed::from_ptr_unchecked(py, object) };
        cell::cast::<C>(object).is_ok()
    };
    let is_asked = if parts.left.is_none() { is_instance(left) } else { !is_instance(left) && is_instance(right) };
    if !is_asked {
        return Ok(Object::not_implemented(py));
    }
    let function = parts.base.0;
    let result = if third.is_null() {
        // SAFETY: the slots of operators hold functions of this signature, but for that of the power, which has a third operand.
        let function = unsafe { std::mem::transmute::<*const c_void, ffi::binaryfunc>(function) };
        // SAFETY: the operands are live.
        unsafe { function(left, right) }
    } else {
        // SAFETY: the slot of the power holds a function of this signature.
        let function = unsafe { std::mem::transmute::<*const c_void, ffi::ternaryfunc>(function) };
        // SAFETY: the operands are live.
        unsafe { function(left, right, third) }
    };
    // SAFETY: an owned reference, or null with an exception set.
    unsafe { Bound::<PyAny>::from_owned_raw_or_err(py, result) }.map(Bound::unbind)
}

/// `ternaryfunc` of `**=`.
pub(in crate::class) unsafe extern "C" fn in_place_power<C, F>(
    this: *mut ffi::PyObject,
    exponent: *mut ffi::PyObject,
    modulus: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<2, Output = Object, Receiver = Instance<C>>,
{
    guarded(|py| {
        // SAFETY: CPython passes a live object and keeps it alive for the call.
        let exponent = unsafe { Borrowed::from_ptr_unchecked(py, exponent) };
        // SAFETY: as above; `**=` passes `None`.
        let modulus = unsafe { Borrowed::from_ptr_unchecked(py, modulus) };
        // SAFETY: this slot of `C` is called with its instances.
        F::call(py, unsafe { instance(py, this) }, &[Some(exponent), Some(modulus)]).map(Py::into_ptr)
    })
}
