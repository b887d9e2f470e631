//! CPython's C API, bound when the library is loaded into an interpreter.
//!
//! Names and signatures are those of the [C API](https://docs.python.org/3/c-api/index.html) as
//! `pyo3-ffi` spells them. Nothing here links to Python: [`load`] finds the interpreter that is
//! running in the process, [`load_from`] opens one, and both fill the table that every function
//! calls through. What lies where in Python's objects is a [`Layout`], chosen by the version and
//! tried on live objects.
//!
//! ```no_run
//! use keelback_ffi as ffi;
//!
//! let python = ffi::find_libpython().expect("a Python with a shared library");
//! let runtime = ffi::load_from(&python).expect("a CPython from 3.9 on");
//! // SAFETY: this thread starts the interpreter, and is attached from here on.
//! unsafe { ffi::Py_InitializeEx(0) };
//! // SAFETY: attached.
//! let five = unsafe { ffi::PyLong_FromLong(5) };
//! // SAFETY: `five` is live and an int.
//! assert_eq!(unsafe { ffi::PyLong_AsLong(five) }, 5);
//! println!("Python {}", runtime.release());
//! ```
//!
//! One file per header of CPython; adding a function is one line in it.

#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals, reason = "the names are C's")]

mod declare;
mod layout;
mod load;
mod prelude;

pub use layout::{LAYOUT, Layout, LayoutCell, LongLayout, layout};
pub use load::{
    LoadError, LoadErrorKind, Runtime, embeds_header, find_libpython, is_attached, is_loaded, load, load_from, missing,
    raise_import_error,
};

/// Declares the files that have a table, and lists the tables for `load`.
macro_rules! headers {
    ($($header:ident,)*; $($slots:ident: $($inner:ident)::+,)*; $($data:ident,)*) => {
        $(mod $header;)*
        $(pub use $header::*;)*

        /// The slots of all functions, in one place: each module with a static in it is an object file of its own.
        mod functions {
            use crate::declare::Slots;

            $(
                pub(super) static $header: Slots<crate::$header::Functions> =
                    Slots::new(crate::$header::Functions::INITIAL);
            )*
            $(
                pub(super) static $slots: Slots<crate::$($inner)::+::Functions> =
                    Slots::new(crate::$($inner)::+::Functions::INITIAL);
            )*
        }

        $(
            impl $header::Functions {
                #[inline(always)]
                const fn slots() -> *mut Self {
                    functions::$header.get()
                }
            }
        )*

        $(
            impl $($inner)::+::Functions {
                #[inline(always)]
                const fn slots() -> *mut Self {
                    functions::$slots.get()
                }
            }
        )*

        /// Every table.
        pub(crate) static TABLES: &[&declare::Table] =
            &[$(&$header::TABLE,)* $(&$($inner)::+::TABLE,)* $(&$data::TABLE,)*];

        /// The functions that only some versions have: `Some` where this Python has them.
        pub mod optional {
            $(#[allow(unused_imports, unreachable_pub)] pub use crate::$header::optional::*;)*
        }
    };
}

headers! {
    abstract_,
    boolobject,
    bytearrayobject,
    bytesobject,
    cellobject,
    ceval,
    compile,
    codecs,
    complexobject,
    context,
    critical_section,
    descrobject,
    dictobject,
    fileobject,
    fileutils,
    floatobject,
    frameobject,
    funcobject,
    genericaliasobject,
    genobject,
    import,
    iterobject,
    listobject,
    longobject,
    marshal,
    memoryobject,
    methodobject,
    modsupport,
    moduleobject,
    object,
    objimpl,
    osmodule,
    pybuffer,
    pycapsule,
    pyerrors,
    pyhash,
    pylifecycle,
    pymem,
    pystate,
    pystrtod,
    pythonrun,
    pythread,
    setobject,
    sliceobject,
    structseq,
    sysmodule,
    traceback,
    tupleobject,
    unicodeobject,
    warnings,
    weakrefobject,
    ;
    object_exported: object::exported,
    unicodeobject_exported: unicodeobject::exported,
    moduleobject_registry: moduleobject::registry::bound,
    pylifecycle_initialize: pylifecycle::initialize::bound,
    ;
    constants,
    exceptions,
    types,
    variadic,
}

mod checks;
mod constants;
mod datetime;
mod exceptions;
mod pyport;
mod pytypedefs;
mod slots;
mod types;
mod variadic;

pub use checks::*;
pub use constants::*;
pub use datetime::*;
pub use exceptions::*;
pub use pyport::*;
pub use pytypedefs::*;
pub use slots::*;
pub use types::*;
pub use variadic::*;
