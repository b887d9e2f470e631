//! The package `pyo3-ffi`, for `[patch.crates-io]`: its names over [`keelback_ffi`].
//!
//! A crate that is written for `pyo3-ffi` needs no change but where the package comes from:
//!
//! ```toml
//! [patch.crates-io]
//! pyo3-ffi = { git = "https://github.com/keelback/keelback" }
//! ```
//!
//! What it builds then loads in every CPython from 3.9 on. The interpreter is bound when the
//! library is loaded; [`PyModuleDef_Init`] and [`PyModule_Create`], which a module's init function
//! calls first, turn the reason into an `ImportError` where that fails.

#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals, reason = "the names are C's")]

pub mod compat;
mod constructor;
#[cfg(not(Py_3_13))]
mod keywords;
mod module;
mod string;
pub mod structmember;
mod types;

pub use keelback_ffi::*;
#[cfg(not(Py_3_13))]
pub use keywords::PyArg_ParseTupleAndKeywords;
pub use module::{
    PyModule_Create, PyModule_Create2, PyModule_FromDefAndSpec, PyModule_FromDefAndSpec2, PyModuleDef_Init,
};
#[doc(hidden)]
pub use string::_cstr_from_utf8_with_nul_checked;
// One by one: what is named so goes before what comes by way of `*`, the functions of these names.
pub use types::{
    _PyWeakref_CallableProxyType, _PyWeakref_ProxyType, _PyWeakref_RefType, Py_GenericAliasType, PyAsyncGen_Type,
    PyBaseObject_Type, PyBool_Type, PyByteArray_Type, PyByteArrayIter_Type, PyBytes_Type, PyBytesIter_Type,
    PyCFunction_Type, PyCMethod_Type, PyCallIter_Type, PyCapsule_Type, PyCell_Type, PyClassMethod_Type,
    PyClassMethodDescr_Type, PyCode_Type, PyComplex_Type, PyContext_Type, PyContextToken_Type, PyContextVar_Type,
    PyCoro_Type, PyDict_Type, PyDictItems_Type, PyDictIterItem_Type, PyDictIterKey_Type, PyDictIterValue_Type,
    PyDictKeys_Type, PyDictProxy_Type, PyDictRevIterItem_Type, PyDictRevIterKey_Type, PyDictRevIterValue_Type,
    PyDictValues_Type, PyEllipsis_Type, PyEnum_Type, PyFilter_Type, PyFloat_Type, PyFrame_Type,
    PyFrameLocalsProxy_Type, PyFrozenDict_Type, PyFrozenSet_Type, PyFunction_Type, PyGen_Type, PyGetSetDescr_Type,
    PyInstanceMethod_Type, PyLazyImport_Type, PyList_Type, PyListIter_Type, PyListRevIter_Type, PyLong_Type,
    PyLongRangeIter_Type, PyMap_Type, PyMemberDescr_Type, PyMemoryView_Type, PyMethod_Type, PyMethodDescr_Type,
    PyModule_Type, PyModuleDef_Type, PyODict_Type, PyODictItems_Type, PyODictIter_Type, PyODictKeys_Type,
    PyODictValues_Type, PyPickleBuffer_Type, PyProperty_Type, PyRange_Type, PyRangeIter_Type, PyReversed_Type,
    PySentinel_Type, PySeqIter_Type, PySet_Type, PySetIter_Type, PySlice_Type, PyStaticMethod_Type, PyStdPrinter_Type,
    PySuper_Type, PyTraceBack_Type, PyTuple_Type, PyTupleIter_Type, PyType_Type, PyUnicode_Type, PyUnicodeIter_Type,
    PyWrapperDescr_Type, PyZip_Type,
};
