//! The exception that is set on the thread: `PyErr_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/exceptions.html>.

use std::ffi::{CStr, c_int};

use super::wrap::wrap;
use crate::exceptions::PyBaseException;
use crate::ffi;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::types::{PyDict, PyTraceback, PyType};

/// Raises an exception of `kind` with `arguments`; `TypeError` if `kind` is not an exception class.
pub(crate) fn set_object(kind: &Bound<'_, PyAny>, arguments: &Bound<'_, PyAny>) {
    // SAFETY: any object may be asked for these type flags.
    if unsafe { ffi::PyExceptionClass_Check(kind.as_ptr()) } == 0 {
        // SAFETY: the exception type was filled by `load` and lives as long as the interpreter.
        let type_error = unsafe { ffi::PyExc_TypeError };
        // SAFETY: both are live, and the text ends with a NUL.
        unsafe { ffi::PyErr_SetString(type_error, c"exceptions must derive from BaseException".as_ptr()) };
        return;
    }
    // SAFETY: both are live objects, and the first is an exception class.
    unsafe { ffi::PyErr_SetObject(kind.as_ptr(), arguments.as_ptr()) };
}

/// Takes the exception that is set, as one object that has its type and its traceback.
#[inline]
pub(crate) fn take(py: Python<'_>) -> Option<Py<PyBaseException>> {
    match ffi::optional::PyErr_GetRaisedException() {
        Some(get_raised) => {
            // SAFETY: the thread is attached.
            let value = unsafe { get_raised() };
            // SAFETY: the call returns an owned exception object or null.
            unsafe { Py::from_owned_ptr_or_opt(py, value) }
        }
        None => take_triple(py),
    }
}

/// [`take`] before Python 3.12, where an exception was three objects.
#[cold]
fn take_triple(py: Python<'_>) -> Option<Py<PyBaseException>> {
    let (mut kind, mut value, mut traceback) = (std::ptr::null_mut(), std::ptr::null_mut(), std::ptr::null_mut());
    // SAFETY: the three places may be written to.
    unsafe { ffi::PyErr_Fetch(&mut kind, &mut value, &mut traceback) };
    if kind.is_null() {
        return None;
    }
    // SAFETY: the three places hold what `PyErr_Fetch` wrote.
    unsafe { ffi::PyErr_NormalizeException(&mut kind, &mut value, &mut traceback) };
    if !traceback.is_null() {
        // SAFETY: after normalization `value` is an exception object, and `traceback` is a traceback.
        unsafe { ffi::PyException_SetTraceback(value, traceback) };
    }
    // SAFETY: both references are ours; `kind` is not used again.
    unsafe { ffi::Py_XDECREF(kind) };
    // SAFETY: as above, for `traceback`.
    unsafe { ffi::Py_XDECREF(traceback) };
    // SAFETY: an owned reference to an exception object.
    unsafe { Py::from_owned_ptr_or_opt(py, value) }
}

/// Sets `value` as the thread's exception.
#[inline]
pub(crate) fn raise(value: Py<PyBaseException>, py: Python<'_>) {
    match ffi::optional::PyErr_SetRaisedException() {
        // SAFETY: the call takes over the reference to an exception object.
        Some(set_raised) => unsafe { set_raised(value.into_ptr()) },
        None => raise_triple(value, py),
    }
}

#[cold]
fn raise_triple(value: Py<PyBaseException>, _py: Python<'_>) {
    let value = value.into_ptr();
    // SAFETY: `value` is a live exception object.
    let kind = unsafe { ffi::Py_TYPE(value) }.cast::<ffi::PyObject>();
    // SAFETY: a type is alive while an instance of it is.
    unsafe { ffi::Py_INCREF(kind) };
    // SAFETY: `value` is a live exception object; the call returns an owned reference or null.
    let traceback = unsafe { ffi::PyException_GetTraceback(value) };
    // SAFETY: the call takes over the three references.
    unsafe { ffi::PyErr_Restore(kind, value, traceback) };
}

/// A call failed and set no exception, which is a mistake in whatever was called.
#[cold]
pub(crate) fn vanished(py: Python<'_>) -> Py<PyBaseException> {
    // SAFETY: the exception type was filled by `load` and lives as long as the interpreter.
    let system_error = unsafe { ffi::PyExc_SystemError };
    // SAFETY: both are live, and the text ends with a NUL.
    unsafe { ffi::PyErr_SetString(system_error, c"attempted to fetch exception but none was set".as_ptr()) };
    take(py).expect("an exception that was just set")
}

/// Whether an exception is set.
#[inline]
pub(crate) fn occurred(_py: Python<'_>) -> bool {
    // SAFETY: the token proves the thread is attached.
    unsafe { !ffi::PyErr_Occurred().is_null() }
}

/// Reports the exception to `sys.unraisablehook`.
#[inline]
pub(crate) fn write_unraisable(py: Python<'_>, error: PyErr, context: Option<&Bound<'_, PyAny>>) {
    error.restore(py);
    // SAFETY: an exception is set; the context is a live object or null.
    unsafe { ffi::PyErr_WriteUnraisable(context.map_or(std::ptr::null_mut(), Bound::as_ptr)) };
}

/// Prints the exception as an uncaught one is.
#[inline]
pub(crate) fn print(py: Python<'_>, error: PyErr, set_last: bool) {
    error.restore(py);
    // SAFETY: an exception is set.
    unsafe { ffi::PyErr_PrintEx(c_int::from(set_last)) };
}

/// Whether `value` matches `kind`, a class or a tuple of classes, as `except` does.
#[inline]
pub(crate) fn matches(value: &Bound<'_, PyAny>, kind: &Bound<'_, PyAny>) -> bool {
    // SAFETY: both are live objects.
    unsafe { ffi::PyErr_GivenExceptionMatches(value.as_ptr(), kind.as_ptr()) != 0 }
}

/// Whether `value` is an `Exception`, and not only a `BaseException`.
#[inline]
pub(crate) fn is_exception(value: &Bound<'_, PyBaseException>) -> bool {
    // SAFETY: the exception type was filled by `load` and lives as long as the interpreter.
    let exception = unsafe { ffi::PyExc_Exception };
    // SAFETY: a live object and a live type.
    unsafe { ffi::PyObject_TypeCheck(value.as_ptr(), exception.cast()) != 0 }
}

/// Prints the exception as an uncaught one is, whatever it is: `SystemExit` does not end the program.
#[inline]
pub(crate) fn display(value: &Bound<'_, PyBaseException>) {
    let traceback = traceback(value);
    let traceback = traceback.as_ref().map_or(std::ptr::null_mut(), Bound::as_ptr);
    // SAFETY: live objects or null; the first is the type of the second.
    unsafe { ffi::PyErr_Display(value.get_type().as_ptr(), value.as_ptr(), traceback) };
}

wrap! {
    /// Issues a warning.
    warn(category: &Bound<'py, PyAny>, message: &CStr, stack_level: isize) -> () = PyErr_WarnEx;
    /// Issues a warning as if a line of a file had.
    warn_explicit(category: &Bound<'py, PyAny>, message: &CStr, file: &CStr, line: c_int, module: Option<&CStr>, registry: Option<&Bound<'py, PyAny>>) -> () = PyErr_WarnExplicit;
}

/// `__traceback__`.
#[inline]
pub(crate) fn traceback<'py>(value: &Bound<'py, PyBaseException>) -> Option<Bound<'py, PyAny>> {
    // SAFETY: a live exception object; the call returns an owned reference or null.
    unsafe { Bound::from_owned_raw_or_opt(value.py(), ffi::PyException_GetTraceback(value.as_ptr())) }
}

/// Sets or removes `__traceback__`.
#[inline]
pub(crate) fn set_traceback(value: &Bound<'_, PyBaseException>, traceback: Option<&Bound<'_, PyTraceback>>) {
    let traceback = traceback.map_or(ffi::Py_None(), Bound::as_ptr);
    // SAFETY: a live exception object, and a traceback or `None`, which is all that the call asks for.
    unsafe { ffi::PyException_SetTraceback(value.as_ptr(), traceback) };
}

/// `__cause__`.
#[inline]
pub(crate) fn cause<'py>(value: &Bound<'py, PyBaseException>) -> Option<Bound<'py, PyAny>> {
    // SAFETY: a live exception object; the call returns an owned reference or null.
    unsafe { Bound::from_owned_raw_or_opt(value.py(), ffi::PyException_GetCause(value.as_ptr())) }
}

/// Sets or removes `__cause__`.
#[inline]
pub(crate) fn set_cause(value: &Bound<'_, PyBaseException>, cause: Option<Py<PyBaseException>>) {
    let cause = cause.map_or(std::ptr::null_mut(), Py::into_ptr);
    // SAFETY: a live exception object; the call takes over the reference to the cause.
    unsafe { ffi::PyException_SetCause(value.as_ptr(), cause) };
}

/// `__context__`.
#[inline]
pub(crate) fn context<'py>(value: &Bound<'py, PyBaseException>) -> Option<Bound<'py, PyAny>> {
    // SAFETY: a live exception object; the call returns an owned reference or null.
    unsafe { Bound::from_owned_raw_or_opt(value.py(), ffi::PyException_GetContext(value.as_ptr())) }
}

/// Sets or removes `__context__`.
#[inline]
pub(crate) fn set_context(value: &Bound<'_, PyBaseException>, context: Option<Py<PyBaseException>>) {
    let context = context.map_or(std::ptr::null_mut(), Py::into_ptr);
    // SAFETY: a live exception object; the call takes over the reference to the context.
    unsafe { ffi::PyException_SetContext(value.as_ptr(), context) };
}

/// A new exception class, called `name` with its module before a dot.
#[inline]
pub(crate) fn new_class<'py>(
    py: Python<'py>,
    name: &CStr,
    doc: Option<&CStr>,
    base: Option<&Bound<'py, PyType>>,
    dict: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyType>> {
    let doc = doc.map_or(std::ptr::null(), CStr::as_ptr);
    let base = base.map_or(std::ptr::null_mut(), Bound::as_ptr);
    let dict = dict.map_or(std::ptr::null_mut(), Bound::as_ptr);
    // SAFETY: the texts end with a NUL, the objects are live or null; CPython takes the dict for one unasked.
    let class = unsafe { ffi::PyErr_NewExceptionWithDoc(name.as_ptr(), doc, base, dict) };
    // SAFETY: the call returns an owned reference to a class, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, class) }
}
