//! Functions that newer versions have, for all of them: the real one where it is there.

mod reference;
mod rest;

pub use keelback_ffi::{
    Py_NewRef, Py_XNewRef, PyModule_AddObjectRef, PyObject_CallMethodNoArgs, PyObject_CallNoArgs,
    PyThreadState_GetUnchecked,
};
pub use reference::*;
pub use rest::*;
