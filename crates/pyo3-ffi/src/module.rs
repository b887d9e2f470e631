//! The functions that a module's init function calls, which see to it that the caller is the
//! Python that the library is bound to.

use core::ffi::c_int;

use keelback_ffi::{PYTHON_API_VERSION, PyModuleDef, PyObject, load, raise_import_error};

macro_rules! entered {
    ($($(#[$doc:meta])* fn $name:ident($($argument:ident: $type:ty),*);)*) => {
        $(
            $(#[$doc])*
            ///
            /// Raises `ImportError` if the library cannot be used in the calling Python.
            ///
            /// # Safety
            ///
            /// The thread is attached; the definition lives as long as the process.
            pub unsafe extern "C" fn $name($($argument: $type),*) -> *mut PyObject {
                match load() {
                    // SAFETY: the caller's contract.
                    Ok(_) => unsafe { keelback_ffi::$name($($argument),*) },
                    Err(error) => raise_import_error(&error),
                }
            }
        )*
    };
}

entered! {
    /// Makes a definition an object, which a module's init function returns.
    fn PyModuleDef_Init(def: *mut PyModuleDef);
    /// Makes a module in one phase.
    fn PyModule_Create2(def: *mut PyModuleDef, apiver: c_int);
    /// Makes a module for a spec, without executing it.
    fn PyModule_FromDefAndSpec2(def: *mut PyModuleDef, spec: *mut PyObject, apiver: c_int);
}

/// [`PyModule_Create2`] for the current version of the API.
///
/// # Safety
///
/// As [`PyModule_Create2`].
pub unsafe fn PyModule_Create(def: *mut PyModuleDef) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { PyModule_Create2(def, PYTHON_API_VERSION) }
}

/// [`PyModule_FromDefAndSpec2`] for the current version of the API.
///
/// # Safety
///
/// As [`PyModule_FromDefAndSpec2`].
pub unsafe fn PyModule_FromDefAndSpec(def: *mut PyModuleDef, spec: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { PyModule_FromDefAndSpec2(def, spec, PYTHON_API_VERSION) }
}
