//! The functions that take a module definition.
//!
//! A definition is an object, and its header differs between builds. Where the running one has
//! another header than [`PyModuleDef`], these functions pass a copy that has it, always the same
//! one for the same definition, and give the original back.

use std::alloc::Layout as Memory;
use std::sync::{Mutex, PoisonError};

use crate::prelude::*;
use crate::{PyModuleDef, layout};

pub(crate) mod bound {
    use super::*;

    capi! { "moduleobject.h" =>
        fn PyModuleDef_Init(def: *mut PyModuleDef) -> *mut PyObject;
        fn PyModule_Create2(def: *mut PyModuleDef, apiver: c_int) -> *mut PyObject;
        fn PyModule_FromDefAndSpec2(def: *mut PyModuleDef, spec: *mut PyObject, apiver: c_int) -> *mut PyObject;
        fn PyModule_ExecDef(module: *mut PyObject, def: *mut PyModuleDef) -> c_int;
        fn PyModule_GetDef(module: *mut PyObject) -> *mut PyModuleDef;
        fn PyState_FindModule(def: *mut PyModuleDef) -> *mut PyObject;
        fn PyState_AddModule(module: *mut PyObject, def: *mut PyModuleDef) -> c_int;
        fn PyState_RemoveModule(def: *mut PyModuleDef) -> c_int;
        [3.11] fn PyType_GetModuleByDef(class: *mut PyTypeObject, def: *mut PyModuleDef) -> *mut PyObject => null_mut();
    }
}

/// A definition and its copy, as addresses.
struct Copied {
    original: usize,
    copy: usize,
}

static COPIES: Mutex<Vec<Copied>> = Mutex::new(Vec::new());

/// The definition with the header of the running build.
fn native(definition: *mut PyModuleDef) -> *mut PyModuleDef {
    if layout().header == size_of::<PyObject>() || definition.is_null() {
        return definition;
    }
    let mut copies = COPIES.lock().unwrap_or_else(PoisonError::into_inner);
    let address = definition as usize;
    let known = copies.iter().find(|copied| copied.original == address || copied.copy == address);
    if let Some(copied) = known {
        return copied.copy as *mut PyModuleDef;
    }
    let copy = copied(definition);
    if !copy.is_null() {
        copies.push(Copied { original: address, copy: copy as usize });
    }
    copy
}

/// The definition that a copy was made of.
fn original(definition: *mut PyModuleDef) -> *mut PyModuleDef {
    if layout().header == size_of::<PyObject>() || definition.is_null() {
        return definition;
    }
    let copies = COPIES.lock().unwrap_or_else(PoisonError::into_inner);
    let address = definition as usize;
    let known = copies.iter().find(|copied| copied.copy == address);
    known.map_or(definition, |copied| copied.original as *mut PyModuleDef)
}

/// Copies a definition behind a header of the running build; never freed, as modules point to it.
fn copied(definition: *mut PyModuleDef) -> *mut PyModuleDef {
    let layout = layout();
    let body = size_of::<PyModuleDef>() - size_of::<PyObject>();
    let Ok(memory) = Memory::from_size_align(layout.header + body, 16) else {
        return null_mut();
    };
    // SAFETY: the size is not zero.
    let copy = unsafe { std::alloc::alloc_zeroed(memory) };
    if copy.is_null() {
        return copy.cast();
    }
    let from = definition.cast::<u8>().wrapping_add(size_of::<PyObject>());
    // SAFETY: both hold `body` bytes behind their headers, and the copy is new.
    unsafe { core::ptr::copy_nonoverlapping(from, copy.wrapping_add(layout.header), body) };
    if layout.free_threaded {
        free_threaded_header(copy);
    } else {
        // The count is the word before the type in every build with the GIL.
        let count = copy.wrapping_add(layout.type_offset - size_of::<usize>());
        // SAFETY: it lies in the header, at a multiple of a word.
        unsafe { count.cast::<Py_ssize_t>().write(crate::PyObject_HEAD_INIT.ob_refcnt) };
    }
    copy.cast()
}

/// Writes the header of a static object: 3.15 refuses a definition without the flag.
fn free_threaded_header(copy: *mut u8) {
    const STATICALLY_ALLOCATED: u16 = 1 << 2;
    let flags = copy.wrapping_add(size_of::<usize>());
    // SAFETY: the flags are 16 bits behind the thread id, in every free-threaded header.
    unsafe { flags.cast::<u16>().write(STATICALLY_ALLOCATED) };
    // SAFETY: the local count is 32 bits behind the flags, the mutex and the collector's byte;
    // all ones is "immortal".
    unsafe { flags.wrapping_add(4).cast::<u32>().write(u32::MAX) };
}

macro_rules! with_definition {
    ($($(#[$doc:meta])* fn $name:ident($($before:ident: $before_type:ty)?; $($after:ident: $after_type:ty),*) -> $return:ty;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Safety
            ///
            /// As [the C API](https://docs.python.org/3/c-api/module.html) documents; the
            /// definition lives as long as the process.
            #[inline]
            pub unsafe extern "C" fn $name($($before: $before_type,)? def: *mut PyModuleDef $(, $after: $after_type)*) -> $return {
                // SAFETY: the caller's contract; the copy lives as long and says the same.
                unsafe { bound::$name($($before,)? native(def) $(, $after)*) }
            }
        )*
    };
}

with_definition! {
    /// Makes a definition an object, which a module's init function returns.
    fn PyModuleDef_Init(;) -> *mut PyObject;
    /// Makes a module in one phase.
    fn PyModule_Create2(; apiver: c_int) -> *mut PyObject;
    /// Makes a module for a spec, without executing it.
    fn PyModule_FromDefAndSpec2(; spec: *mut PyObject, apiver: c_int) -> *mut PyObject;
    /// Runs the `Py_mod_exec` slots.
    fn PyModule_ExecDef(module: *mut PyObject;) -> c_int;
    /// The module made of a definition in this interpreter.
    fn PyState_FindModule(;) -> *mut PyObject;
    /// Registers the module of a definition in this interpreter.
    fn PyState_AddModule(module: *mut PyObject;) -> c_int;
    /// Forgets the module of a definition in this interpreter.
    fn PyState_RemoveModule(;) -> c_int;
    /// The module of a definition among a class and its bases, since Python 3.11.
    fn PyType_GetModuleByDef(class: *mut PyTypeObject;) -> *mut PyObject;
}

/// The definition that a module was made of, or null.
///
/// # Safety
///
/// The thread is attached and `module` is live.
#[inline]
pub unsafe extern "C" fn PyModule_GetDef(module: *mut PyObject) -> *mut PyModuleDef {
    // SAFETY: the caller's contract.
    original(unsafe { bound::PyModule_GetDef(module) })
}

/// The version of the API that a module says it was compiled for.
pub const PYTHON_API_VERSION: c_int = 1013;

/// [`PyModule_Create2`] for the current version of the API.
///
/// # Safety
///
/// As [`PyModule_Create2`].
#[inline]
pub unsafe fn PyModule_Create(def: *mut PyModuleDef) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { PyModule_Create2(def, PYTHON_API_VERSION) }
}

/// [`PyModule_FromDefAndSpec2`] for the current version of the API.
///
/// # Safety
///
/// As [`PyModule_FromDefAndSpec2`].
#[inline]
pub unsafe fn PyModule_FromDefAndSpec(def: *mut PyModuleDef, spec: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { PyModule_FromDefAndSpec2(def, spec, PYTHON_API_VERSION) }
}
