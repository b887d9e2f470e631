//! Frames that stand for code that is not Python.
//!
//! C-API: <https://docs.python.org/3/c-api/frame.html>.

use std::ffi::CStr;

use crate::PyResult;
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::{PyCode, PyDict, PyFrame};

/// A code object without code, all of it at one line.
#[inline]
fn empty_code<'py>(py: Python<'py>, file_name: &CStr, function: &CStr, line: i32) -> PyResult<Bound<'py, PyCode>> {
    // SAFETY: both texts end with a NUL.
    let code = unsafe { ffi::PyCode_NewEmpty(file_name.as_ptr(), function.as_ptr(), line) };
    // SAFETY: the call returns an owned reference to a code object, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, code.cast()) }
}

/// A frame that says it is at `line` of `function` in `file_name`.
#[inline]
pub(crate) fn new<'py>(py: Python<'py>, file_name: &CStr, function: &CStr, line: i32) -> PyResult<Bound<'py, PyFrame>> {
    let code = empty_code(py, file_name, function, line)?;
    let globals = PyDict::new(py);
    // SAFETY: the token proves that a thread state is attached.
    let state = unsafe { ffi::PyThreadState_Get() };
    let (code, globals) = (code.as_ptr().cast(), globals.as_ptr());
    // SAFETY: the attached state, a code object, a dict, and no locals.
    let frame = unsafe { ffi::PyFrame_New(state, code, globals, std::ptr::null_mut()) };
    // SAFETY: the call returns an owned reference to a frame, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, frame.cast()) }
}
