//! The binding between Rust and Python: handles, types, conversions, errors, functions, classes, modules.
//!
//! Extensions depend on the crate `keelback`, which adds the attribute macros to what is here.
#![deny(unsafe_code)]

#[doc(hidden)]
pub mod __private;
#[allow(unsafe_code, reason = "attaching and detaching are calls of the C API")]
mod attach;
pub mod buffer;
pub mod call;
#[allow(unsafe_code, reason = "instances are laid out here")]
mod class;
pub mod conversion;
mod convert;
#[cfg(feature = "experimental-async")]
pub mod coroutine;
pub mod err;
pub mod exceptions;
mod export;
#[allow(unsafe_code, reason = "CPython calls these functions")]
mod function;
pub mod inspect;
pub mod instance;
mod join;
#[allow(unsafe_code, reason = "the token is made here")]
pub mod marker;
pub mod marshal;
pub mod module;
pub mod panic;
pub mod prelude;
mod py_run;
pub mod pybacked;
pub mod pycell;
pub mod pyclass;
pub mod pyclass_init;
mod python;
#[allow(unsafe_code, reason = "the C API is called here")]
mod raw;
pub mod sync;
pub mod type_object;
pub mod types;

pub use keelback_ffi as ffi;

pub use crate::attach::embed::with_embedded_python_interpreter;
pub use crate::class::gc::{PyTraverseError, PyVisit};
pub use crate::conversion::{FromPyObject, IntoPyObject, IntoPyObjectExt};
pub use crate::err::{CastError, CastIntoError, PyErr, PyErrArguments, PyResult};
pub use crate::instance::{Borrowed, Bound, BoundObject, Py};
pub use crate::marker::Python;
pub use crate::pycell::{PyRef, PyRefMut};
pub use crate::pyclass::{PyClass, PyClassGuard, PyClassGuardMut};
pub use crate::pyclass_init::PyClassInitializer;
pub use crate::python::PythonVersionInfo;
pub use crate::type_object::{PyTypeCheck, PyTypeInfo};
pub use crate::types::PyAny;
