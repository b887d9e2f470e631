//! Special methods that fill a slot each.

use std::ffi::c_int;

use super::instance;
use crate::exceptions::{PyOverflowError, PyStopAsyncIteration};
use crate::ffi;
use crate::function::entry::{call_tuple, guarded};
use crate::function::parse::Given;
use crate::function::returned::Next;
use crate::function::{Function, Instance, Object};
use crate::instance::{Borrowed, Py};
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::raw::singleton;
use crate::types::{PyDict, PyTuple};

/// `unaryfunc`, `reprfunc`, `getiterfunc`.
pub(in crate::class) unsafe extern "C" fn unary<C, F>(this: *mut ffi::PyObject) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<0, Output = Object, Receiver = Instance<C>>,
{
    // SAFETY: a slot of `C` is called with its instances.
    guarded(|py| F::call(py, unsafe { instance(py, this) }, &[]).map(Py::into_ptr))
}

/// `iternextfunc`: null without an exception is the end.
pub(in crate::class) unsafe extern "C" fn next<C, F>(this: *mut ffi::PyObject) -> *mut ffi::PyObject
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

/// `unaryfunc` of `__anext__`: `None` is the end.
pub(in crate::class) unsafe extern "C" fn anext<C, F>(this: *mut ffi::PyObject) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<0, Output = Next, Receiver = Instance<C>>,
{
    guarded(|py| {
        // SAFETY: a slot of `C` is called with its instances.
        let next = F::call(py, unsafe { instance(py, this) }, &[])?;
        next.map(Py::into_ptr).ok_or_else(|| PyStopAsyncIteration::new_err(()))
    })
}

/// `hashfunc`.
pub(in crate::class) unsafe extern "C" fn hash<C, F>(this: *mut ffi::PyObject) -> ffi::Py_hash_t
where
    C: PyClass,
    F: Function<0, Output = isize, Receiver = Instance<C>>,
{
    // SAFETY: a slot of `C` is called with its instances.
    guarded(|py| F::call(py, unsafe { instance(py, this) }, &[]))
}

/// `lenfunc`.
pub(in crate::class) unsafe extern "C" fn len<C, F>(this: *mut ffi::PyObject) -> ffi::Py_ssize_t
where
    C: PyClass,
    F: Function<0, Output = usize, Receiver = Instance<C>>,
{
    guarded(|py| {
        // SAFETY: a slot of `C` is called with its instances.
        let length = F::call(py, unsafe { instance(py, this) }, &[])?;
        ffi::Py_ssize_t::try_from(length)
            .map_err(|_| PyOverflowError::new_err("cannot fit 'int' into an index-sized integer"))
    })
}

/// `inquiry`.
pub(in crate::class) unsafe extern "C" fn inquiry<C, F>(this: *mut ffi::PyObject) -> c_int
where
    C: PyClass,
    F: Function<0, Output = bool, Receiver = Instance<C>>,
{
    // SAFETY: a slot of `C` is called with its instances.
    guarded(|py| F::call(py, unsafe { instance(py, this) }, &[]).map(c_int::from))
}

/// `binaryfunc` whose first operand is the instance.
pub(in crate::class) unsafe extern "C" fn binary<C, F>(
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

/// `ssizeargfunc`: how often to repeat.
pub(in crate::class) unsafe extern "C" fn repeat<C, F>(
    this: *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<1, Output = Object, Receiver = Instance<C>>,
{
    guarded(|py| {
        let count = count.into_bound_py_any(py)?;
        // SAFETY: a slot of `C` is called with its instances.
        F::call(py, unsafe { instance(py, this) }, &[Some(count.as_borrowed())]).map(Py::into_ptr)
    })
}

/// `descrgetfunc`: an attribute that is asked for on an instance, on a class, or on both.
pub(in crate::class) unsafe extern "C" fn descr_get<C, F>(
    this: *mut ffi::PyObject,
    object: *mut ffi::PyObject,
    class: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<2, Output = Object, Receiver = Instance<C>>,
{
    guarded(|py| {
        let none = singleton::none(py);
        // SAFETY: null, or an object that CPython keeps alive for the call.
        let object = unsafe { Borrowed::from_raw_or_opt(py, object) }.unwrap_or(none);
        // SAFETY: null, or an object that CPython keeps alive for the call.
        let class = unsafe { Borrowed::from_raw_or_opt(py, class) }.unwrap_or(none);
        // SAFETY: a slot of `C` is called with its instances.
        F::call(py, unsafe { instance(py, this) }, &[Some(object), Some(class)]).map(Py::into_ptr)
    })
}

/// `objobjproc`: `__contains__`.
pub(in crate::class) unsafe extern "C" fn contains<C, F>(this: *mut ffi::PyObject, operand: *mut ffi::PyObject) -> c_int
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

/// `ternaryfunc`: `__call__`.
pub(in crate::class) unsafe extern "C" fn call<C, F, const N: usize>(
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

/// `initproc`: `__init__`.
pub(in crate::class) unsafe extern "C" fn init<C, F, const N: usize>(
    this: *mut ffi::PyObject,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> c_int
where
    C: PyClass,
    F: Function<N, Output = (), Receiver = Instance<C>>,
{
    guarded(|py| {
        // SAFETY: CPython passes a tuple ...
        let arguments: Borrowed<'_, '_, PyTuple> = unsafe { Borrowed::from_ptr_unchecked(py, arguments) };
        // SAFETY: ... and a dictionary or null, and keeps both alive for the call.
        let keywords: Option<Borrowed<'_, '_, PyDict>> = unsafe { Borrowed::from_raw_or_opt(py, keywords) };
        let given = Given::tuple(&arguments, keywords);
        // SAFETY: a slot of `C` is called with its instances, which CPython keeps alive for the call.
        unsafe { call_tuple::<F, N>(py, this, &given) }.map(|()| 0)
    })
}
