//! Filling the tables.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{Build, Library, LoadError, Runtime, running, runtime};
use crate::declare::{Destination, Entry};
use crate::layout::{self, Layout};

/// Whether the layout has been confirmed on live objects.
static SETTLED: AtomicBool = AtomicBool::new(false);

/// Binds to a Python. The caller holds the lock.
pub(super) fn bind(library: Library) -> Result<&'static Runtime, LoadError> {
    if !library.symbol(c"PyPyErr_SetString").is_null() {
        return Err(LoadError::not_cpython("PyPy"));
    }
    let build = Build::of(&library)?;
    let missing = fill(&library, &build)?;
    let unconfirmed = Layout {
        version_hex: build.version_hex,
        minor: build.minor,
        free_threaded: build.free_threaded,
        debug: build.debug,
        header: build.header,
        ..Layout::FUNCTIONS
    };
    // SAFETY: nothing is bound, so nobody is using Python through this library.
    unsafe { layout::choose(unconfirmed) };
    let attached = running::is_calling(&library, build.minor);
    if attached {
        implementation()?;
    }
    let path = library.path_of(c"Py_GetVersion");
    let runtime = runtime::bound(Runtime { build, library, path, missing });
    if attached {
        settle_held(runtime);
    }
    Ok(runtime)
}

/// Writes the address of every symbol into its slot; returns those that are not there.
fn fill(library: &Library, build: &Build) -> Result<Vec<&'static str>, LoadError> {
    let mut missing = Vec::new();
    for table in crate::TABLES {
        for entry in table.entries() {
            let name = entry.name.to_str().unwrap_or_default();
            let address = library.symbol(entry.name);
            if !address.is_null() {
                write(&entry, address);
            } else if entry.needed {
                return Err(LoadError::missing_symbol(name, &build.text));
            } else {
                missing.push(name);
            }
        }
    }
    Ok(missing)
}

fn write(entry: &Entry, address: *mut core::ffi::c_void) {
    let value = if entry.variable {
        // SAFETY: the symbol is a variable that holds a pointer.
        unsafe { address.cast::<*mut core::ffi::c_void>().read() }
    } else {
        address
    };
    // SAFETY: a slot of one of our tables, which nobody reads before the library is bound. A slot
    // for a function takes its address.
    unsafe { entry.slot.write(value) };
}

/// Refuses implementations that have CPython's names but not its structs.
fn implementation() -> Result<(), LoadError> {
    // SAFETY: attached; a borrowed reference, or null.
    let implementation = unsafe { crate::PySys_GetObject(c"implementation".as_ptr()) };
    if implementation.is_null() {
        return Ok(());
    }
    // SAFETY: live; attached.
    let name = unsafe { crate::PyObject_GetAttrString(implementation, c"name".as_ptr()) };
    if name.is_null() {
        // SAFETY: attached.
        unsafe { crate::PyErr_Clear() };
        return Ok(());
    }
    // SAFETY: live; attached.
    let equal = unsafe { crate::PyUnicode_CompareWithASCIIString(name, c"cpython".as_ptr()) };
    // SAFETY: the reference made above.
    unsafe { crate::Py_DecRef(name) };
    if equal == 0 { Ok(()) } else { Err(LoadError::not_cpython("this implementation")) }
}

/// Confirms the layout, if that has not been done.
///
/// # Safety
///
/// The thread is attached to the bound Python.
pub(crate) unsafe fn settle() {
    if SETTLED.load(Ordering::Acquire) {
        return;
    }
    let _held = super::lock();
    if let Some(runtime) = runtime::runtime() {
        if running::is_calling(&runtime.library, runtime.build.minor) {
            settle_held(runtime);
        }
    }
}

/// Confirms the layout. The caller is attached and holds the lock.
fn settle_held(runtime: &Runtime) {
    if SETTLED.load(Ordering::Acquire) {
        return;
    }
    let mut build = runtime.build.clone();
    build.header = attribute(crate::PyBaseObject_Type().cast(), c"__basicsize__", build.header);
    // SAFETY: attached.
    let info = unsafe { crate::PyLong_GetInfo() };
    build.short_digits = attribute(info, c"bits_per_digit", 30) == 15;
    // SAFETY: the reference made above, or null.
    unsafe { crate::Py_DecRef(info) };
    let confirmed = layout::confirm(layout::row(&build));
    // SAFETY: the lock is held, and until now every fast path went through functions, which give
    // the same answers.
    unsafe { layout::choose(confirmed) };
    exceptions(&runtime.library);
    SETTLED.store(true, Ordering::Release);
}

/// An attribute that is a small number, or `otherwise`.
fn attribute(object: *mut crate::PyObject, name: &core::ffi::CStr, otherwise: usize) -> usize {
    if object.is_null() {
        return otherwise;
    }
    // SAFETY: live; attached.
    let value = unsafe { crate::PyObject_GetAttrString(object, name.as_ptr()) };
    if value.is_null() {
        // SAFETY: attached.
        unsafe { crate::PyErr_Clear() };
        return otherwise;
    }
    // SAFETY: live; attached.
    let number = unsafe { crate::PyLong_AsSsize_t(value) };
    // SAFETY: the reference made above.
    unsafe { crate::Py_DecRef(value) };
    usize::try_from(number).unwrap_or(otherwise)
}

/// Reads the exceptions again: some names are only set while the interpreter starts.
fn exceptions(library: &Library) {
    for table in crate::TABLES.iter().filter(|table| matches!(table.slots, Destination::Pointers(_))) {
        for entry in table.entries() {
            let address = library.symbol(entry.name);
            if !address.is_null() {
                write(&entry, address);
            }
        }
    }
}
