//! What most extensions use: `use pyo3::prelude::*;`.
//!
//! The names are those of PyO3's prelude and no others, so that they do not meet a name that another `*` brings.

pub use keelback_core::prelude::{
    Borrowed, Bound, FromPyObject, FromPyObjectOwned, IntoPyObject, Py, PyAny, PyAnyMethods, PyBoolMethods,
    PyByteArrayMethods, PyBytesMethods, PyCapsuleMethods, PyClassGuard, PyClassGuardMut, PyClassInitializer,
    PyComplexMethods, PyDictMethods, PyErr, PyFloatMethods, PyFrozenDictMethods, PyFrozenSetMethods, PyListMethods,
    PyMappingMethods, PyMappingProxyMethods, PyModule, PyModuleMethods, PyRef, PyRefMut, PyResult, PySequenceMethods,
    PySetMethods, PySliceMethods, PyStringMethods, PyTracebackMethods, PyTupleMethods, PyTypeMethods, PyWeakrefMethods,
    Python, wrap_pyfunction,
};

#[cfg(feature = "macros")]
pub use keelback_macros::{
    Pyo3FromPyObject as FromPyObject, Pyo3IntoPyObject as IntoPyObject, Pyo3IntoPyObjectRef as IntoPyObjectRef,
    pyo3_pyclass as pyclass, pyo3_pyfunction as pyfunction, pyo3_pymethods as pymethods, pyo3_pymodule as pymodule,
};
