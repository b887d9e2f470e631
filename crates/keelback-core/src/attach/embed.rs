//! Python inside a Rust program: finding an interpreter, and starting it.
//!
//! All of it is `#[inline]`: it is compiled with the programs that attach, not with every extension.

use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::ffi;
use crate::marker::Python;

static START: Once = Once::new();

/// The interpreter is being started: it says that it is initialized before `site` has been imported.
static STARTING: AtomicBool = AtomicBool::new(false);

/// Makes sure that there is an interpreter to attach to.
#[inline]
#[track_caller]
pub(super) fn require_interpreter() {
    if ffi::is_loaded() && is_initialized() && !is_starting() {
        return;
    }
    start_or_panic();
}

/// Whether another thread starts the interpreter just now.
#[inline]
fn is_starting() -> bool {
    STARTING.load(Ordering::Acquire) && !ffi::is_attached()
}

/// Whether there was an interpreter: then another one is not started in its place.
#[inline]
fn has_ended() -> bool {
    START.is_completed() || crate::sync::interpreter::was_used()
}

#[cold]
#[inline]
#[track_caller]
fn start_or_panic() {
    if ffi::is_attached() {
        // It is the thread that ends the interpreter: what it drops may attach.
        return;
    }
    if is_starting() {
        // It waits for that thread.
        START.call_once(|| {});
        return;
    }
    if has_ended() {
        // A thread that was not in Python when the interpreter ended: it waits for the process to end too.
        while !is_initialized() {
            std::thread::park();
        }
        return;
    }
    if !cfg!(feature = "auto-initialize") {
        panic!(
            "The Python interpreter is not initialized and the `auto-initialize` feature is not enabled.\n\n\
             Consider calling `Python::initialize()` before attempting to use Python APIs."
        );
    }
    initialize();
}

#[inline]
pub(super) fn is_initialized() -> bool {
    // SAFETY: the function may be called at any time, before initialization too.
    unsafe { ffi::Py_IsInitialized() != 0 }
}

/// Whether there is an interpreter that does not end just now, or that this thread is attached to, which ends it.
#[inline]
pub(super) fn interpreter_is_running() -> bool {
    // SAFETY: the function may be called at any time.
    let runs = || is_initialized() && unsafe { ffi::Py_IsFinalizing() } == 0 && !is_starting();
    ffi::is_loaded() && runs() || ffi::is_attached()
}

/// Binds the library and starts the interpreter, once.
#[inline]
#[track_caller]
pub(super) fn initialize() {
    START.call_once(|| {
        bind();
        if !is_initialized() {
            STARTING.store(true, Ordering::Release);
            // SAFETY: no interpreter runs, and the `Once` lets one thread in. 0: signal handlers stay the program's.
            unsafe { ffi::Py_InitializeEx(0) };
            STARTING.store(false, Ordering::Release);
            // SAFETY: the thread that initializes is attached; it gives that up so that any thread may attach.
            unsafe { ffi::PyEval_SaveThread() };
        }
    });
}

#[inline]
#[track_caller]
pub(crate) fn bind() {
    if ffi::is_loaded() || ffi::load().is_ok() {
        return;
    }
    let bound = ffi::find_libpython().and_then(|library| ffi::load_from(&library));
    if let Err(error) = bound {
        panic!("no Python to start: {error}");
    }
}

/// Ends the interpreter.
struct Finalize;

impl Drop for Finalize {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the thread that started the interpreter is attached to it.
        unsafe { ffi::Py_Finalize() };
    }
}

/// Starts an interpreter, calls `f` on this thread, and ends the interpreter.
///
/// # Safety
///
/// It is called at most once in a process. Afterwards nothing of Python is used, not even dropped: what `f` returns
/// holds no Python object and no [`PyErr`](crate::PyErr).
///
/// # Panics
///
/// If an interpreter runs already, or there is no Python to bind to.
///
/// ```no_run
/// use keelback_core::with_embedded_python_interpreter;
///
/// // SAFETY: this is all that the program does.
/// unsafe {
///     with_embedded_python_interpreter(|py| {
///         if let Err(error) = py.run(c"print('hello')", None, None) {
///             error.print(py);
///         }
///     });
/// }
/// ```
#[track_caller]
pub unsafe fn with_embedded_python_interpreter<F, R>(f: F) -> R
where
    F: for<'p> FnOnce(Python<'p>) -> R,
{
    bind();
    assert!(
        !is_initialized(),
        "called `with_embedded_python_interpreter` but a Python interpreter is already running."
    );
    // SAFETY: no interpreter runs. 0: signal handlers stay the program's.
    unsafe { ffi::Py_InitializeEx(0) };
    let _finalize = Finalize;
    // SAFETY: the thread that initializes is attached, and stays so until the interpreter ends.
    f(unsafe { Python::assume_attached() })
}
