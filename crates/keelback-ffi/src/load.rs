//! Binding to a running Python, once per process.
//!
//! `load` looks for the interpreter that is calling, reads what it is, and fills every table. The
//! order of the search and the checks are those that hosts of all kinds have been seen to need:
//! an executable that exports Python, one that is linked to a libpython, and one that opened it
//! for itself (`RTLD_LOCAL`).

mod bind;
mod build;
mod embedded_header;
mod error;
mod libpython;
mod running;
mod runtime;

#[cfg_attr(windows, path = "load/library_windows.rs")]
#[cfg_attr(target_vendor = "apple", path = "load/library_macos.rs")]
#[cfg_attr(not(any(windows, target_vendor = "apple")), path = "load/library_elf.rs")]
mod library;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) use bind::settle;
pub(crate) use build::Build;
pub use embedded_header::embeds_header;
pub use error::{LoadError, LoadErrorKind, raise_import_error};
pub use libpython::find_libpython;
pub(crate) use libpython::program;
use library::Library;
pub(crate) use runtime::runtime;
pub use runtime::{Runtime, is_attached, is_loaded, missing};

/// Held while anything is bound.
static LOCK: Mutex<()> = Mutex::new(());

fn lock() -> MutexGuard<'static, ()> {
    unpoisoned(&LOCK)
}

/// What a mutex protects here is written in one step, so a panic leaves nothing half done.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Binds the library to the Python that is calling, first thing in a module's init function.
///
/// Later calls only verify that the caller is the same Python.
///
/// # Errors
///
/// With a sentence for `ImportError` ([`raise_import_error`]): no Python in the process, one
/// older than 3.9, one that is not CPython, one without a function that is needed, one without the GIL
/// where something in the library reads structs of builds with it, or another one than the library is
/// bound to.
pub fn load() -> Result<&'static Runtime, LoadError> {
    let runtime = bound()?;
    if runtime.is_free_threaded() && embedded_header::is_embedded() {
        return Err(LoadError::embedded_header(runtime));
    }
    Ok(runtime)
}

fn bound() -> Result<&'static Runtime, LoadError> {
    if let Some(runtime) = runtime() {
        return verified(runtime);
    }
    let _held = lock();
    match runtime() {
        Some(runtime) => verified(runtime),
        None => bind::bind(running::find()?),
    }
}

/// Opens a libpython for a Rust program and binds to it; it does not start the interpreter.
///
/// The library is opened for the whole process (`RTLD_GLOBAL`), as extension modules expect.
/// If this library is bound already, nothing happens.
///
/// # Errors
///
/// The system's words if the file cannot be opened; otherwise as [`load`].
#[inline]
pub fn load_from(libpython: &Path) -> Result<&'static Runtime, LoadError> {
    let _held = lock();
    if let Some(runtime) = runtime() {
        return Ok(runtime);
    }
    let library = Library::open(libpython).map_err(|reason| LoadError::open(libpython, &reason))?;
    libpython::chosen(libpython);
    bind::bind(library)
}

/// Checks that the bound Python is the one that is calling.
fn verified(runtime: &'static Runtime) -> Result<&'static Runtime, LoadError> {
    if !running::is_calling(&runtime.library, runtime.build.minor) {
        return Err(LoadError::foreign(runtime));
    }
    // SAFETY: the thread is attached.
    unsafe { settle() };
    Ok(runtime)
}
