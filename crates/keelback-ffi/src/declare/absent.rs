//! What a call does when the function behind it is not there.

use std::ffi::CString;

/// Stands in every slot until `load` fills it.
///
/// It ends the process with a sentence: there is no interpreter to raise an exception in, and
/// the caller's return type is not known here.
#[cold]
pub(crate) unsafe extern "C" fn unloaded() {
    eprintln!(
        "keelback: a function of Python's C API was called before the library was bound to an \
         interpreter; call `keelback_ffi::load()` first"
    );
    std::process::abort();
}

/// Raises `SystemError` for a function that the running version does not have.
#[cold]
#[inline(never)]
pub(crate) fn absent(name: &'static str, since: &'static str, until: &'static str) {
    let Some(runtime) = crate::load::runtime() else {
        // SAFETY: takes no arguments and does not return.
        return unsafe { unloaded() };
    };
    let needs = if until.is_empty() { format!("Python {since}") } else { format!("Python {since} to {until}") };
    let message = format!("{name} needs {needs}, this is Python {}", runtime.release());
    let message = CString::new(message).unwrap_or_default();
    // SAFETY: filled by `load`, since there is a runtime.
    let error = unsafe { crate::PyExc_SystemError };
    // SAFETY: a function of the C API was being called, so the thread is attached; the class is
    // live and the message ends with a NUL.
    unsafe { crate::PyErr_SetString(error, message.as_ptr()) };
}
