//! Why a library cannot be used here, and how Python is told.

use std::ffi::{CString, c_char};
use std::fmt;
use std::path::Path;

use super::build::release;
use super::{Runtime, running};
use crate::PyObject;

/// Why there is no Python to bind to. It reads as one sentence.
#[derive(Debug, Clone)]
pub struct LoadError {
    kind: LoadErrorKind,
    message: String,
}

/// The kinds of [`LoadError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoadErrorKind {
    /// No Python in the process.
    NoPython,
    /// A Python older than 3.9, or a free-threaded one older than 3.14.
    TooOld,
    /// Another implementation than CPython.
    NotCPython,
    /// A CPython without a function that is needed.
    MissingSymbol,
    /// A free-threaded Python, and a library that reads structs as only builds with the GIL have them.
    EmbeddedHeader,
    /// Another Python in the same process than the one the library is bound to.
    Foreign,
    /// A libpython that cannot be opened.
    Open,
    /// No interpreter with a libpython was found.
    NotFound,
}

impl LoadError {
    pub(super) fn new(kind: LoadErrorKind, message: String) -> Self {
        Self { kind, message }
    }

    /// What kind of error it is.
    #[inline]
    pub fn kind(&self) -> LoadErrorKind {
        self.kind
    }

    pub(super) fn no_python() -> Self {
        let message = "no Python is running in this process";
        Self::new(LoadErrorKind::NoPython, message.to_owned())
    }

    pub(super) fn too_old(version: &str) -> Self {
        let release = release(version);
        let message = format!("this extension module needs CPython 3.9 or later, not {release}");
        Self::new(LoadErrorKind::TooOld, message)
    }

    /// A critical section of 3.13 does not hold while one of the same object is nested in it, and its threads may not outlive
    /// the interpreter.
    pub(super) fn free_threaded_too_old(version: &str) -> Self {
        let release = release(version);
        let message = format!(
            "this extension module needs Python 3.14 or later where there is no GIL, not free-threaded {release}; Python \
             3.13 with the GIL will do"
        );
        Self::new(LoadErrorKind::TooOld, message)
    }

    pub(super) fn not_cpython(name: &str) -> Self {
        let message = format!("this extension module needs CPython 3.9 or later, not {name}");
        Self::new(LoadErrorKind::NotCPython, message)
    }

    pub(super) fn missing_symbol(name: &str, version: &str) -> Self {
        let release = release(version);
        let message = format!(
            "Python {release} has no `{name}`, which this extension module needs; a newer release \
             of the module may do without it"
        );
        Self::new(LoadErrorKind::MissingSymbol, message)
    }

    pub(super) fn embedded_header(runtime: &Runtime) -> Self {
        let message = format!(
            "this extension module reads objects as builds of Python with the GIL lay them out, and Python {} is \
             free-threaded",
            runtime.release()
        );
        Self::new(LoadErrorKind::EmbeddedHeader, message)
    }

    pub(super) fn foreign(runtime: &Runtime) -> Self {
        let whose = runtime.path().map_or_else(String::new, |path| format!(" ({})", path.display()));
        let message = format!(
            "this extension module is in use by Python {}{whose} in the same process, which is not \
             the Python of this thread",
            runtime.release()
        );
        Self::new(LoadErrorKind::Foreign, message)
    }

    #[inline]
    pub(super) fn open(path: &Path, reason: &str) -> Self {
        let message = format!("cannot open `{}`: {reason}", path.display());
        Self::new(LoadErrorKind::Open, message)
    }
}

impl fmt::Display for LoadError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for LoadError {}

/// Sets `ImportError` in the Python that is calling, which is what a module's init function does
/// before it returns this function's result: null.
///
/// The calling Python may be another one than the library is bound to, or one that it cannot be
/// bound to; so its functions are looked up here. If nobody can be told, the sentence goes to
/// standard error.
#[cold]
pub fn raise_import_error(error: &LoadError) -> *mut PyObject {
    let mut message = error.message.clone().into_bytes();
    message.retain(|byte| *byte != 0);
    let message = CString::new(message).unwrap_or_default();
    if !raised(&message) {
        eprintln!("ImportError: {error}");
    }
    core::ptr::null_mut()
}

/// Raises through the calling Python; PyPy's names have a prefix.
fn raised(message: &std::ffi::CStr) -> bool {
    let Some(library) = running::calling() else {
        return false;
    };
    let names = [(c"PyErr_SetString", c"PyExc_ImportError"), (c"PyPyErr_SetString", c"PyPyExc_ImportError")];
    for (set, class) in names {
        let (set, class) = (library.symbol(set), library.symbol(class));
        if set.is_null() || class.is_null() {
            continue;
        }
        // SAFETY: the function has this signature in every version.
        let set: unsafe extern "C" fn(*mut PyObject, *const c_char) = unsafe { core::mem::transmute(set) };
        // SAFETY: a variable that holds the class.
        let class = unsafe { class.cast::<*mut PyObject>().read() };
        // SAFETY: the thread is attached to that Python, which is importing.
        unsafe { set(class, message.as_ptr()) };
        return true;
    }
    false
}
