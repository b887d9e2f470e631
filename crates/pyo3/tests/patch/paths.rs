//! Where PyO3 has a name, this package has it too. Compiling is the test.
#![allow(unused_imports)]

/// What the prelude brings, by name.
mod prelude {
    use pyo3::prelude::{
        Borrowed, Bound, FromPyObject, FromPyObjectOwned, IntoPyObject, IntoPyObjectRef, Py, PyAny, PyAnyMethods,
        PyBoolMethods, PyByteArrayMethods, PyBytesMethods, PyCapsuleMethods, PyClassGuard, PyClassGuardMut,
        PyClassInitializer, PyComplexMethods, PyDictMethods, PyErr, PyFloatMethods, PyFrozenSetMethods, PyListMethods,
        PyMappingMethods, PyMappingProxyMethods, PyModule, PyModuleMethods, PyRef, PyRefMut, PyResult,
        PySequenceMethods, PySetMethods, PySliceMethods, PyStringMethods, PyTracebackMethods, PyTupleMethods,
        PyTypeMethods, PyWeakrefMethods, Python, pyclass, pyfunction, pymethods, pymodule, wrap_pyfunction,
    };
}

/// A name of one's own beside the prelude: it brings no others.
mod own_names {
    mod own {
        pub(super) struct PyString;
        pub(super) struct IntoPyObjectExt;
    }
    use own::*;
    use pyo3::prelude::*;

    #[test]
    fn are_not_met_by_the_preludes() {
        let _ = (PyString, IntoPyObjectExt);
    }
}

mod root {
    use pyo3::{
        Borrowed, Bound, BoundObject, CastError, CastIntoError, FromPyObject, IntoPyObject, IntoPyObjectExt,
        IntoPyObjectRef, Py, PyAny, PyClass, PyClassInitializer, PyErr, PyErrArguments, PyRef, PyRefMut, PyResult,
        PyTraverseError, PyTypeCheck, PyTypeInfo, PyVisit, Python, PythonVersionInfo, ToPyErr, append_to_inittab,
        create_exception, import_exception, intern, py_run, pyclass, pyfunction, pymethods, pymodule, wrap_pyfunction,
        wrap_pymodule,
    };
}

mod modules {
    use pyo3::call::PyCallArgs;
    use pyo3::class::basic::CompareOp as _;
    use pyo3::class::gc::PyVisit as _;
    use pyo3::conversion::{FromPyObject, FromPyObjectOwned, IntoPyObject};
    use pyo3::gc::PyTraverseError as _;
    use pyo3::marker::{Python, Ungil};
    use pyo3::panic::PanicException;
    use pyo3::pycell::{PyBorrowError, PyBorrowMutError, PyRef, PyRefMut};
    use pyo3::pyclass::boolean_struct::{False, True};
    use pyo3::pyclass::{CompareOp, PyClass, PyTraverseError, PyVisit};
    use pyo3::sync::Interned;
    use pyo3::type_object::{PyTypeCheck, PyTypeInfo};
    use pyo3::{basic, class, exceptions, ffi, types};
}

/// Dates and times.
mod dates {
    use pyo3::ffi::{
        _PyDateTime_BaseDateTime, _PyDateTime_BaseTime, PyDateTime_CAPI, PyDateTime_DATE_GET_TZINFO, PyDateTime_Date,
        PyDateTime_DateTime, PyDateTime_Delta, PyDateTime_IMPORT, PyDateTime_TZInfo, PyDateTime_Time, PyDateTimeAPI,
        PyTimeZone_FromOffset,
    };
    use pyo3::types::datetime::{PyDate as _, PyDateTime as _, PyDelta as _, PyTime as _, PyTzInfo as _};
    use pyo3::types::{
        PyDate, PyDateAccess, PyDateTime, PyDelta, PyDeltaAccess, PyTime, PyTimeAccess, PyTzInfo, PyTzInfoAccess,
    };
}

/// Locks, memory, and what Rust keeps of Python's.
mod sync_and_memory {
    use pyo3::buffer::{Element, ElementType, PyBuffer, PyUntypedBuffer, ReadOnlyCell};
    use pyo3::class::{PyTraverseError, PyVisit};
    use pyo3::marshal::{VERSION, dumps, loads};
    use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
    use pyo3::sync::critical_section::{
        EnteredCriticalSection, with_critical_section, with_critical_section_mutex, with_critical_section_mutex2,
        with_critical_section2,
    };
    use pyo3::sync::{
        MutexExt, OnceExt, OnceLockExt, PyMutex, PyMutexGuard, PyMutexTrait, PyOnceLock, RwLockExt, nonpoison,
    };
    use pyo3::types::context::{
        BoundContextWatcherGuard, ContextEvent, ContextWatcherGuard, PyContext, WatchCallback, watch_callback,
    };
    use pyo3::types::frozendict::{BoundFrozenDictIterator, PyFrozenDict, PyFrozenDictMethods};
    use pyo3::types::string::PyStringData;
    use pyo3::{prelude::PyFrozenDictMethods as _, py_format, types::iter, with_embedded_python_interpreter};
}

mod types {
    use pyo3::types::bytes::{PyBytes as _, PyBytesMethods as _};
    use pyo3::types::capsule::{CapsuleName as _, PyCapsule as _, PyCapsuleMethods as _};
    use pyo3::types::code::{PyCode as _, PyCodeInput as _, PyCodeMethods as _};
    use pyo3::types::dict::{BoundDictIterator as _, IntoPyDict as _, PyDict as _, PyDictMethods as _};
    use pyo3::types::frozenset::{BoundFrozenSetIterator as _, PyFrozenSet as _, PyFrozenSetBuilder as _};
    use pyo3::types::iter::{BorrowedTupleIterator, BoundDictIterator, BoundListIterator, BoundTupleIterator};
    use pyo3::types::iterator::{PyIterator as _, PySendResult as _};
    use pyo3::types::list::{BoundListIterator as _, PyList as _, PyListMethods as _};
    use pyo3::types::mappingproxy::{PyMappingProxy as _, PyMappingProxyMethods as _};
    use pyo3::types::set::{BoundSetIterator as _, PySet as _, PySetMethods as _};
    use pyo3::types::slice::{PySlice as _, PySliceIndices as _, PySliceMethods as _};
    use pyo3::types::string::{PyString as _, PyStringMethods as _};
    use pyo3::types::tuple::{BoundTupleIterator as _, PyTuple as _, PyTupleMethods as _};
    use pyo3::types::{
        DerefToPyAny, IntoPyDict, PyAny, PyAnyMethods, PyBool, PyByteArray, PyBytes, PyCFunction, PyCapsule, PyCode,
        PyComplex, PyDict, PyDictItems, PyDictKeys, PyDictMethods, PyDictValues, PyEllipsis, PyFloat, PyFrame,
        PyFrozenSet, PyFunction, PyGenericAlias, PyInt, PyIterator, PyList, PyListMethods, PyMapping, PyMappingProxy,
        PyMemoryView, PyModule, PyNone, PyNotImplemented, PyRange, PySequence, PySet, PySlice, PyString, PySuper,
        PyTraceback, PyTuple, PyType, PyTypeMethods, PyWeakref, PyWeakrefProxy, PyWeakrefReference,
    };
}

mod c_api {
    use pyo3::ffi::{
        Py_INCREF, Py_buffer, Py_ssize_t, PyCapsule_New, PyDict_SetItem, PyErr_Occurred, PyList_Type,
        PyLong_AsLongLong, PyModuleDef, PyModuleDef_HEAD_INIT, PyObject, PyTypeObject, c_str,
    };
}

/// What PyO3 hides.
mod hidden {
    use pyo3::impl_::platform::sync::nonpoison::Mutex;
    use pyo3::impl_::unindent::unindent;
    use pyo3::prelude::*;
    use pyo3::sync::MutexExt;

    static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());

    #[test]
    fn locks_and_texts_work() {
        assert_eq!(unindent("\n    a\n      b"), "a\n  b");
        Python::initialize();
        Python::attach(|py| NAMES.lock_py_attached(py).push("keel".to_owned()));
        assert_eq!(*NAMES.lock(), ["keel"]);
    }
}
