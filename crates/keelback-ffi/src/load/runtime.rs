//! The Python that the library is bound to.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Build, Library};

/// The Python that the library is bound to.
#[derive(Debug)]
pub struct Runtime {
    pub(super) build: Build,
    pub(super) library: Library,
    pub(super) path: Option<PathBuf>,
    pub(super) missing: Vec<&'static str>,
}

impl Runtime {
    /// The version, as in `3.13.0`.
    #[inline]
    pub fn release(&self) -> &str {
        self.build.release()
    }

    /// All that `Py_GetVersion` says: version, build, date and compiler.
    #[inline]
    pub fn version(&self) -> &str {
        &self.build.text
    }

    /// The version as `PY_VERSION_HEX`.
    #[inline]
    pub fn version_hex(&self) -> u32 {
        self.build.version_hex
    }

    /// The minor version: 13 for Python 3.13.
    #[inline]
    pub fn minor(&self) -> u8 {
        self.build.minor
    }

    /// Whether the build does without the GIL.
    #[inline]
    pub fn is_free_threaded(&self) -> bool {
        self.build.free_threaded
    }

    /// The file that Python's functions come from: a libpython or an executable.
    #[inline]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The symbols that were looked for and not found.
    #[inline]
    pub fn missing(&self) -> &[&'static str] {
        &self.missing
    }
}

static RUNTIME: OnceLock<Runtime> = OnceLock::new();
static LOADED: AtomicBool = AtomicBool::new(false);

/// Says that the library is bound, for good.
pub(super) fn bound(runtime: Runtime) -> &'static Runtime {
    let runtime = RUNTIME.get_or_init(|| runtime);
    LOADED.store(true, Ordering::Release);
    runtime
}

/// The Python that the library is bound to, if it is.
#[inline]
pub(crate) fn runtime() -> Option<&'static Runtime> {
    RUNTIME.get()
}

/// Whether the library is bound to a Python.
#[inline]
pub fn is_loaded() -> bool {
    LOADED.load(Ordering::Acquire)
}

/// The symbols that were looked for and not found; empty before [`load`](crate::load).
///
/// They belong to other versions than the running one.
#[inline]
pub fn missing() -> &'static [&'static str] {
    runtime().map_or(&[], |runtime| &runtime.missing)
}

/// Whether this thread is attached to the bound Python, without a thread-local of ours.
///
/// Up to 3.11 it says "no" to a thread that is attached to a subinterpreter.
#[inline]
pub fn is_attached() -> bool {
    if !is_loaded() {
        return false;
    }
    // SAFETY: may be called on any thread.
    let current = unsafe { crate::PyThreadState_GetUnchecked() };
    if current.is_null() {
        return false;
    }
    // Before 3.12 the current state is that of whichever thread has the GIL.
    crate::layout().minor >= 12
        // SAFETY: may be called on any thread.
        || current == unsafe { crate::PyGILState_GetThisThreadState() }
}
