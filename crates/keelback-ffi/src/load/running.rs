//! Which Python is calling.

use std::ffi::c_void;

use super::{Build, Library, LoadError, build};
use crate::{PyInterpreterState, PyThreadState};

/// The Python that is calling: that of the global scope if this thread is attached to it, else
/// the loaded library for which that is so.
pub(super) fn find() -> Result<Library, LoadError> {
    if let Some(library) = calling() {
        return Ok(library);
    }
    // Nobody is attached: a program that has Python in it, and is about to start or to attach.
    let global = Library::global();
    if global.as_ref().is_some_and(is_python) {
        return global.ok_or_else(LoadError::no_python);
    }
    Err(LoadError::no_python())
}

/// The library of the Python that this thread is attached to.
pub(super) fn calling() -> Option<Library> {
    let global = Library::global().filter(attached);
    global.or_else(|| Library::loaded(&attached))
}

fn is_python(library: &Library) -> bool {
    !library.symbol(c"Py_GetVersion").is_null()
}

/// Whether `library` has a Python that this thread is attached to.
fn attached(library: &Library) -> bool {
    if !library.symbol(c"PyPyErr_SetString").is_null() {
        // PyPy has no functions to ask; who has its symbols is the one.
        return true;
    }
    let Some(text) = build::version_text(library) else {
        return false;
    };
    // A version that cannot be used is asked too: it has to be told.
    let minor = Build::of(library).map_or(0, |build| build.minor);
    !text.is_empty() && is_calling(library, minor)
}

/// Whether this thread is attached to the Python in `library`.
pub(super) fn is_calling(library: &Library, minor: u8) -> bool {
    let named = library.symbol(c"PyThreadState_GetUnchecked");
    let named = if named.is_null() { library.symbol(c"_PyThreadState_UncheckedGet") } else { named };
    let Some(state) = call::<PyThreadState>(named) else {
        return false;
    };
    if state.is_null() {
        return false;
    }
    // From 3.12 on the current state belongs to the thread. Before, it is that of whichever
    // thread has the GIL, and equals the thread's own in the main interpreter.
    let own = call::<PyThreadState>(library.symbol(c"PyGILState_GetThisThreadState"));
    minor >= 12 || own == Some(state) || in_subinterpreter(library, state)
}

/// Whether a thread state belongs to another interpreter than the main one.
fn in_subinterpreter(library: &Library, state: *mut PyThreadState) -> bool {
    let interpreter = library.symbol(c"PyThreadState_GetInterpreter");
    let main = call::<PyInterpreterState>(library.symbol(c"PyInterpreterState_Main"));
    if interpreter.is_null() {
        return true;
    }
    // SAFETY: the signature since 3.9.
    let interpreter: unsafe extern "C" fn(*mut PyThreadState) -> *mut PyInterpreterState =
        unsafe { core::mem::transmute(interpreter) };
    // SAFETY: the current thread state, which lives while its thread has the GIL.
    Some(unsafe { interpreter(state) }) != main
}

/// Calls a function that takes nothing, gives a pointer and may be called on any thread.
fn call<T>(function: *mut c_void) -> Option<*mut T> {
    if function.is_null() {
        return None;
    }
    // SAFETY: the callers name functions with this signature.
    let function: unsafe extern "C" fn() -> *mut T = unsafe { core::mem::transmute(function) };
    // SAFETY: it reads a variable or a thread-local of Python's.
    Some(unsafe { function() })
}
