//! What most extensions use: `use keelback::prelude::*;`.

pub use crate::conversion::{FromPyObject, FromPyObjectOwned, IntoPyObject, IntoPyObjectExt};
pub use crate::err::{PyErr, PyResult};
pub use crate::instance::{Borrowed, Bound, Py};
pub use crate::marker::Python;
pub use crate::pycell::{PyRef, PyRefMut};
pub use crate::pyclass::{PyClassGuard, PyClassGuardMut};
pub use crate::pyclass_init::PyClassInitializer;
pub use crate::types::{
    PyAny, PyAnyMethods, PyBoolMethods, PyByteArrayMethods, PyBytesMethods, PyCapsuleMethods, PyComplexMethods,
    PyDictMethods, PyFloatMethods, PyFrozenDictMethods, PyFrozenSetMethods, PyListMethods, PyMappingMethods,
    PyMappingProxyMethods, PyModule, PyModuleMethods, PySequenceMethods, PySetMethods, PySliceMethods, PyString,
    PyStringMethods, PyTracebackMethods, PyTupleMethods, PyTypeMethods, PyWeakrefMethods,
};
pub use crate::{wrap_pyfunction, wrap_pymodule};
