//! The C functions behind special methods and properties: one shape for each kind of slot.
//!
//! C-API: <https://docs.python.org/3/c-api/typeobj.html>.

use std::ffi::{c_int, c_void};

use crate::exceptions::{PyAttributeError, PyNotImplementedError};
use crate::ffi;
use crate::function::entry::{call_tuple, guarded};
use crate::function::parse::Given;
use crate::function::returned::Next;
use crate::function::{Function, Instance, Object};
use crate::instance::{Borrowed, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::raw::singleton;
use crate::types::{PyDict, PyTuple};

/// The instance that CPython passes to a slot.
///
/// # Safety
///
/// `this` is a live instance of `C` that the caller keeps alive for `'a`: CPython checks that before it calls a slot.
#[inline]
unsafe fn instance<'a, 'py, C>(py: Python<'py>, this: *mut ffi::PyObject) -> Borrowed<'a, 'py, C> {
    // SAFETY: forwarded from this function's contract.
    unsafe { Borrowed::from_ptr_unchecked(py, this) }
}

/// `unaryfunc`, `reprfunc`, `getiterfunc`.
pub(super) unsafe extern "C" fn unary<C, F>(this: *mut ffi::PyObject) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<0, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: a slot of `C` is called with its instances.
    guarded(|py| F::call(py, unsafe { instance(py, this) }, &[]).map(Py::into_ptr))
}

/// `iternextfunc`: null without an exception is the end.
pub(super) unsafe extern "C" fn next<C, F>(this: *mut ffi::PyObject) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<0, Output = Next, Receiver = Instance<C>>,
{
    guarded(|py| {
        // SAFETY: a slot of `C` is called with its instances.
        let next = F::call(py, unsafe { instance(py, this) }, &[])?;
        Ok(next.map_or(std::ptr::null_mut(), Py::into_ptr))
    })
}

/// `hashfunc`.
pub(super) unsafe extern "C" fn hash<C, F>(this: *mut ffi::PyObject) -> ffi::Py_hash_t
where
    C: PyClass,
    F: Function<0, Output = isize, Receiver = Instance<C>>,
{
    // SAFETY: a slot of `C` is called with its instances.
    guarded(|py| F::call(py, unsafe { instance(py, this) }, &[]))
}

/// `lenfunc`.
pub(super) unsafe extern "C" fn len<C, F>(this: *mut ffi::PyObject) -> ffi::Py_ssize_t
where
    C: PyClass,
    F: Function<0, Output = usize, Receiver = Instance<C>>,
{
    guarded(|py| {
        // SAFETY: a slot of `C` is called with its instances.
        let length = F::call(py, unsafe { instance(py, this) }, &[])?;
        Ok(ffi::Py_ssize_t::try_from(length)?)
    })
}

/// `inquiry`.
pub(super) unsafe extern "C" fn inquiry<C, F>(this: *mut ffi::PyObject) -> c_int
where
    C: PyClass,
    F: Function<0, Output = bool, Receiver = Instance<C>>,
{
    // SAFETY: a slot of `C` is called with its instances.
    guarded(|py| F::call(py, unsafe { instance(py, this) }, &[]).map(c_int::from))
}

/// `binaryfunc` whose left operand is the instance.
pub(super) unsafe extern "C" fn binary<C, F>(
    this: *mut ffi::PyObject,
    operand: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<1, Output = Object, Receiver = Instance<C>>,
{
    guarded(|py| {
        // SAFETY: CPython passes a live object and keeps it alive for the call.
        let operand = unsafe { Borrowed::from_ptr_unchecked(py, operand) };
        // SAFETY: a slot of `C` is called with its instances.
        F::call(py, unsafe { instance(py, this) }, &[Some(operand)]).map(Py::into_ptr)
    })
}

/// `objobjproc`: `__contains__`.
pub(super) unsafe extern "C" fn contains<C, F>(this: *mut ffi::PyObject, operand: *mut ffi::PyObject) -> c_int
where
    C: PyClass,
    F: Function<1, Output = bool, Receiver = Instance<C>>,
{
    guarded(|py| {
        // SAFETY: CPython passes a live object and keeps it alive for the call.
        let operand = unsafe { Borrowed::from_ptr_unchecked(py, operand) };
        // SAFETY: a slot of `C` is called with its instances.
        F::call(py, unsafe { instance(py, this) }, &[Some(operand)]).map(c_int::from)
    })
}

/// `richcmpfunc` of one method for all operators.
pub(super) unsafe extern "C" fn richcompare<C, F>(
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

/// `richcmpfunc` of a method for each operator; Python derives `!=` from `==` where there is none.
pub(super) unsafe extern "C" fn richcompare_parts<C: PyClass>(
    this: *mut ffi::PyObject,
    operand: *mut ffi::PyObject,
    operator: c_int,
) -> *mut ffi::PyObject {
    guarded(|py| {
        let parts = &C::cell().made().expect("a class that has instances").fragments.compare;
        let method = usize::try_from(operator).ok().and_then(|operator| parts.get(operator).copied().flatten());
        if let Some(method) = method {
            // SAFETY: a slot of `C` is called with its instances, and the operand is live.
            return unsafe { method(py, this, operand) }.map(Py::into_ptr);
        }
        let equal = parts[ffi::Py_EQ as usize].filter(|_| operator == ffi::Py_NE);
        let Some(equal) = equal else {
            return Ok(singleton::not_implemented(py).to_owned().into_ptr());
        };
        // SAFETY: as above.
        let result = unsafe { equal(py, this, operand) }?;
        if result.as_ptr() == ffi::Py_NotImplemented() {
            return Ok(result.into_ptr());
        }
        let equal = result.bind(py).is_truthy()?;
        Ok(singleton::boolean(py, !equal).to_owned().into_ptr())
    })
}

/// `objobjargproc`: `__setitem__` and `__delitem__`.
pub(super) unsafe extern "C" fn assign_item<C: PyClass>(
    this: *mut ffi::PyObject,
    key: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> c_int {
    guarded(|py| {
        let parts = &C::cell().made().expect("a class that has instances").fragments;
        if value.is_null() {
            let Some(method) = parts.del_item else {
                return Err(PyNotImplementedError::new_err("can't delete item"));
            };
            // SAFETY: a slot of `C` is called with its instances, and the key is live.
            unsafe { method(py, this, key) }?;
        } else {
            let Some(method) = parts.set_item else {
                return Err(PyNotImplementedError::new_err("can't set item"));
            };
            // SAFETY: a slot of `C` is called with its instances, and the operands are live.
            unsafe { method(py, this, key, value) }?;
        }
        Ok(0)
    })
}

/// `ternaryfunc`: `__call__`.
pub(super) unsafe extern "C" fn call<C, F, const N: usize>(
    this: *mut ffi::PyObject,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<N, Output = Object, Receiver = Instance<C>>,
{
    guarded(|py| {
        // SAFETY: CPython passes a tuple ...
        let arguments: Borrowed<'_, '_, PyTuple> = unsafe { Borrowed::from_ptr_unchecked(py, arguments) };
        // SAFETY: ... and a dictionary or null, and keeps both alive for the call.
        let keywords: Option<Borrowed<'_, '_, PyDict>> = unsafe { Borrowed::from_raw_or_opt(py, keywords) };
        let given = Given::tuple(&arguments, keywords);
        // SAFETY: a slot of `C` is called with its instances, which CPython keeps alive for the call.
        unsafe { call_tuple::<F, N>(py, this, &given) }.map(Py::into_ptr)
    })
}

/// `getter`.
pub(super) unsafe extern "C" fn getter<C, F>(this: *mut ffi::PyObject, _: *mut c_void) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<0, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: CPython checks the instance before it calls a property's function.
    guarded(|py| F::call(py, unsafe { instance(py, this) }, &[]).map(Py::into_ptr))
}

/// Sets a property by `F`.
///
/// # Safety
///
/// `this` is a live instance of `C`, `value` a live object.
unsafe fn set<C, F>(py: Python<'_>, this: *mut ffi::PyObject, value: *mut ffi::PyObject) -> PyResult<c_int>
where
    C: PyClass,
    F: Function<1, Output = (), Receiver = Instance<C>>,
{
    // SAFETY: forwarded from this function's contract.
    let value = unsafe { Borrowed::from_ptr_unchecked(py, value) };
    // SAFETY: forwarded from this function's contract.
    F::call(py, unsafe { instance(py, this) }, &[Some(value)]).map(|()| 0)
}

/// Deletes a property by `D`.
///
/// # Safety
///
/// `this` is a live instance of `C`.
unsafe fn delete<C, D>(py: Python<'_>, this: *mut ffi::PyObject) -> PyResult<c_int>
where
    C: PyClass,
    D: Function<0, Output = (), Receiver = Instance<C>>,
{
    // SAFETY: forwarded from this function's contract.
    D::call(py, unsafe { instance(py, this) }, &[]).map(|()| 0)
}

/// `setter` of a property that cannot be deleted.
pub(super) unsafe extern "C" fn setter<C, F>(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    _: *mut c_void,
) -> c_int
where
    C: PyClass,
    F: Function<1, Output = (), Receiver = Instance<C>>,
{
    guarded(|py| {
        if value.is_null() {
            return Err(PyAttributeError::new_err("property has no deleter"));
        }
        // SAFETY: CPython checks the instance before it calls a property's function, and the value is live.
        unsafe { set::<C, F>(py, this, value) }
    })
}

/// `setter` of a property that can only be deleted.
pub(super) unsafe extern "C" fn deleter<C, D>(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    _: *mut c_void,
) -> c_int
where
    C: PyClass,
    D: Function<0, Output = (), Receiver = Instance<C>>,
{
    guarded(|py| {
        if !value.is_null() {
            return Err(PyAttributeError::new_err("property has no setter"));
        }
        // SAFETY: CPython checks the instance before it calls a property's function.
        unsafe { delete::<C, D>(py, this) }
    })
}

/// `setter` of a property that can be set and deleted.
pub(super) unsafe extern "C" fn setter_and_deleter<C, F, D>(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    _: *mut c_void,
) -> c_int
where
    C: PyClass,
    F: Function<1, Output = (), Receiver = Instance<C>>,
    D: Function<0, Output = (), Receiver = Instance<C>>,
{
    guarded(|py| {
        if value.is_null() {
            // SAFETY: CPython checks the instance before it calls a property's function.
            unsafe { delete::<C, D>(py, this) }
        } else {
            // SAFETY: as above, and the value is live.
            unsafe { set::<C, F>(py, this, value) }
        }
    })
}
