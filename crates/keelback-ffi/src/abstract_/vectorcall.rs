//! Vectorcall ([PEP 590](https://peps.python.org/pep-0590/)), which 3.9 and 3.10 have as macros.

use core::ffi::c_char;
use core::mem::offset_of;
use core::ptr::{null, null_mut};

use crate::{
    PY_VECTORCALL_ARGUMENTS_OFFSET, Py_TYPE, Py_TPFLAGS_HAVE_VECTORCALL, Py_ssize_t, PyObject,
    PyThreadState_Get, PyType_HasFeature, PyTypeObject, layout, type_field, vectorcallfunc,
};

/// The number of positional arguments, without the flag.
#[inline]
pub fn PyVectorcall_NARGS(nargsf: usize) -> Py_ssize_t {
    (nargsf & !PY_VECTORCALL_ARGUMENTS_OFFSET) as Py_ssize_t
}

/// The function by which an object may be called, if it has one and the layout is known.
///
/// # Safety
///
/// `callable` is live and the thread is attached.
#[inline]
pub unsafe fn PyVectorcall_Function(callable: *mut PyObject) -> Option<vectorcallfunc> {
    // SAFETY: the caller's contract.
    let class = unsafe { Py_TYPE(callable) };
    // SAFETY: the object keeps its type alive.
    let has = unsafe { PyType_HasFeature(class, Py_TPFLAGS_HAVE_VECTORCALL) };
    if has == 0 || !layout().type_fields {
        return None;
    }
    let field = type_field::<Py_ssize_t>(class, offset_of!(PyTypeObject, tp_vectorcall_offset));
    // SAFETY: the layout is known.
    let offset = unsafe { field.read() };
    // SAFETY: the type says that its instances have the function there.
    unsafe { callable.byte_offset(offset).cast::<Option<vectorcallfunc>>().read() }
}

/// `PyObject_Vectorcall` of 3.9 and 3.10.
///
/// # Safety
///
/// As `PyObject_Vectorcall`.
pub(super) unsafe extern "C-unwind" fn before_3_11(
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: the caller is attached.
    let state = unsafe { PyThreadState_Get() };
    // SAFETY: the caller's contract.
    match unsafe { PyVectorcall_Function(callable) } {
        Some(function) => {
            // SAFETY: the caller's contract.
            let result = unsafe { function(callable, args, nargsf, kwnames) };
            let nowhere: *const c_char = null();
            // SAFETY: the call's result, for the check that CPython's own macro makes.
            unsafe { super::_Py_CheckFunctionResult(state, callable, result, nowhere) }
        }
        None => {
            let count = PyVectorcall_NARGS(nargsf);
            // SAFETY: the caller's contract.
            unsafe { super::_PyObject_MakeTpCall(state, callable, args, count, kwnames) }
        }
    }
}

/// `PyObject_CallOneArg` of 3.9 and 3.10.
///
/// # Safety
///
/// As `PyObject_CallOneArg`.
pub(super) unsafe extern "C-unwind" fn one_before_3_11(
    callable: *mut PyObject,
    argument: *mut PyObject,
) -> *mut PyObject {
    // The callee may overwrite the place before the argument.
    let places = [null_mut(), argument];
    let nargsf = 1 | PY_VECTORCALL_ARGUMENTS_OFFSET;
    // SAFETY: one argument, with a place before it.
    unsafe { super::PyObject_Vectorcall(callable, places.as_ptr().wrapping_add(1), nargsf, null_mut()) }
}

/// Calls a method without arguments.
///
/// # Safety
///
/// As `PyObject_VectorcallMethod`.
#[inline]
pub unsafe fn PyObject_CallMethodNoArgs(slf: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    let places = [null_mut(), slf];
    let nargsf = 1 | PY_VECTORCALL_ARGUMENTS_OFFSET;
    let first = places.as_ptr().wrapping_add(1);
    // SAFETY: the receiver, with a place before it.
    unsafe { super::PyObject_VectorcallMethod(name, first, nargsf, null_mut()) }
}

/// Calls a method with one argument.
///
/// # Safety
///
/// As `PyObject_VectorcallMethod`.
#[inline]
pub unsafe fn PyObject_CallMethodOneArg(
    slf: *mut PyObject,
    name: *mut PyObject,
    argument: *mut PyObject,
) -> *mut PyObject {
    let places = [null_mut(), slf, argument];
    let nargsf = 2 | PY_VECTORCALL_ARGUMENTS_OFFSET;
    let first = places.as_ptr().wrapping_add(1);
    // SAFETY: the receiver and the argument, with a place before them.
    unsafe { super::PyObject_VectorcallMethod(name, first, nargsf, null_mut()) }
}
