//! Comparisons: one method for all operators, or one for each.

use std::ffi::{c_int, c_void};

use super::method::binary;
use super::{fragments, inherited, instance, of_object};
use crate::ffi;
use crate::function::entry::guarded;
use crate::function::{Function, Instance, Object};
use crate::instance::{Borrowed, Py};
use crate::prelude::*;
use crate::pyclass::PyClass;

/// `richcmpfunc` of one method for all operators.
pub(in crate::class) unsafe extern "C" fn richcompare<C, F>(
    this: *mut ffi::PyObject,
    operand: *mut ffi::PyObject,
    operator: c_int,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<2, Output = Object, Receiver = Instance<C>>,
{
    guarded(|py| {
        let operator = operator.into_bound_py_any(py)?;
        // SAFETY: CPython passes a live object and keeps it alive for the call.
        let operand = unsafe { Borrowed::from_ptr_unchecked(py, operand) };
        // SAFETY: a slot of `C` is called with its instances.
        F::call(py, unsafe { instance(py, this) }, &[Some(operand), Some(operator.as_borrowed())]).map(Py::into_ptr)
    })
}

/// `richcmpfunc` of a method for each operator.
///
/// For an operator without one it is what the base does, which for `object` is: to derive `!=` from `==`, and to know
/// no order. Not inlined into [`richcompare_equal`], which needs no registers to be saved for what it does not do.
#[inline(never)]
pub(in crate::class) unsafe extern "C" fn richcompare_parts<C: PyClass>(
    this: *mut ffi::PyObject,
    operand: *mut ffi::PyObject,
    operator: c_int,
) -> *mut ffi::PyObject {
    guarded(|py| {
        let parts = &fragments::<C>().compare;
        let method = usize::try_from(operator).ok().and_then(|operator| parts.get(operator).copied().flatten());
        if let Some(method) = method {
            // SAFETY: a slot of `C` is called with its instances, and the operand is live.
            return unsafe { method(py, this, operand) }.map(Py::into_ptr);
        }
        // Where there is an `==`, `!=` is its opposite, whatever the base compares.
        let inverts = operator == ffi::Py_NE && parts[ffi::Py_EQ as usize].is_some();
        let function =
            if inverts { of_object(py, ffi::Py_tp_richcompare) } else { inherited::<C>(py, ffi::Py_tp_richcompare) };
        if function.is_null() {
            return Ok(Object::not_implemented(py).into_ptr());
        }
        // SAFETY: the function of a `tp_richcompare`.
        let function = unsafe { std::mem::transmute::<*mut c_void, ffi::richcmpfunc>(function) };
        // SAFETY: the instance is one of the base too, and the operand is live.
        let result = unsafe { function(this, operand, operator) };
        // SAFETY: an owned reference, or null with an exception set.
        unsafe { Bound::<PyAny>::from_owned_raw_or_err(py, result) }.map(Bound::into_ptr)
    })
}

/// The same, for a class whose `==` is `F`: it is asked most.
pub(in crate::class) unsafe extern "C" fn richcompare_equal<C, F>(
    this: *mut ffi::PyObject,
    operand: *mut ffi::PyObject,
    operator: c_int,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<1, Output = Object, Receiver = Instance<C>>,
{
    if operator != ffi::Py_EQ {
        // SAFETY: the same operands, for the same class.
        return unsafe { richcompare_parts::<C>(this, operand, operator) };
    }
    // SAFETY: the same operands, for the same class.
    unsafe { binary::<C, F>(this, operand) }
}
