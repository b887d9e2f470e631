//! Starting an interpreter.
//!
//! The layout can only be tried on live objects. A program that opened Python itself has none
//! before this call, so it is tried here.

use crate::prelude::*;

pub(crate) mod bound {
    use super::*;

    capi! { "pylifecycle.h" =>
        fn Py_InitializeEx(signals: c_int);
        fn Py_IsInitialized() -> c_int;
        [3.9] fn Py_SetProgramName(name: *const wchar_t);
        [3.9] fn Py_DecodeLocale(text: *const c_char, size: *mut usize) -> *mut wchar_t => null_mut();
    }
}

/// Says which interpreter this is, if it was found by running one: Python looks for its standard
/// library and for a virtual environment from there.
///
/// # Safety
///
/// No thread is starting the interpreter.
#[inline]
unsafe fn name_program() {
    let (Some(set), Some(decode), Some(program)) = (
        bound::optional::Py_SetProgramName(),
        bound::optional::Py_DecodeLocale(),
        crate::load::program(),
    ) else {
        return;
    };
    let Ok(program) = std::ffi::CString::new(program.to_string_lossy().as_bytes()) else {
        return;
    };
    // SAFETY: it ends with a NUL. The result is never freed: Python keeps the pointer.
    let name = unsafe { decode(program.as_ptr(), null_mut()) };
    if !name.is_null() {
        // SAFETY: a string that is never freed; the interpreter is not running.
        unsafe { set(name) };
    }
}

/// Starts the interpreter, if it is not running, and leaves this thread attached.
///
/// # Safety
///
/// No other thread is starting or ending it.
#[inline]
pub unsafe extern "C" fn Py_InitializeEx(signals: c_int) {
    // SAFETY: reads a flag.
    if unsafe { bound::Py_IsInitialized() } == 0 {
        // SAFETY: the caller's contract.
        unsafe { name_program() };
    }
    // SAFETY: the caller's contract.
    unsafe { bound::Py_InitializeEx(signals) };
    // SAFETY: it has just been started by this thread, which is attached, or another thread did
    // so long ago and the layout is confirmed.
    unsafe { crate::load::settle() };
}

/// [`Py_InitializeEx`] with Python's handlers of signals.
///
/// # Safety
///
/// As [`Py_InitializeEx`].
#[inline]
pub unsafe extern "C" fn Py_Initialize() {
    // SAFETY: the caller's contract.
    unsafe { Py_InitializeEx(1) };
}
