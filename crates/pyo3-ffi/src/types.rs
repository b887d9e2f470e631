//! The types as C has them: variables, whose address is the type.
//!
//! An address cannot be bound late. A library that uses one of these has it as an undefined symbol,
//! which the interpreter that imports it resolves; it then loads only in builds that have it, and
//! only with the layout of a build with the GIL may it be read. `keelback_ffi` has functions of the
//! same names instead, which need neither.

use keelback_ffi::PyTypeObject;

macro_rules! types {
    ($($name:ident)*) => {
        unsafe extern "C" {
            $(
                #[doc = concat!("CPython's `", stringify!($name), "`.")]
                pub static mut $name: PyTypeObject;
            )*
        }
    };
}

types! {
    PyAsyncGen_Type
    PyBaseObject_Type
    PyBool_Type
    PyByteArrayIter_Type
    PyByteArray_Type
    PyBytesIter_Type
    PyBytes_Type
    PyCFunction_Type
    PyCMethod_Type
    PyCallIter_Type
    PyCapsule_Type
    PyCell_Type
    PyClassMethodDescr_Type
    PyClassMethod_Type
    PyCode_Type
    PyComplex_Type
    PyContextToken_Type
    PyContextVar_Type
    PyContext_Type
    PyCoro_Type
    PyDictItems_Type
    PyDictIterItem_Type
    PyDictIterKey_Type
    PyDictIterValue_Type
    PyDictKeys_Type
    PyDictProxy_Type
    PyDictRevIterItem_Type
    PyDictRevIterKey_Type
    PyDictRevIterValue_Type
    PyDictValues_Type
    PyDict_Type
    PyEllipsis_Type
    PyEnum_Type
    PyFilter_Type
    PyFloat_Type
    PyFrame_Type
    PyFrozenSet_Type
    PyFunction_Type
    PyGen_Type
    PyGetSetDescr_Type
    PyInstanceMethod_Type
    PyListIter_Type
    PyListRevIter_Type
    PyList_Type
    PyLongRangeIter_Type
    PyLong_Type
    PyMap_Type
    PyMemberDescr_Type
    PyMemoryView_Type
    PyMethodDescr_Type
    PyMethod_Type
    PyModuleDef_Type
    PyModule_Type
    PyODictItems_Type
    PyODictIter_Type
    PyODictKeys_Type
    PyODictValues_Type
    PyODict_Type
    PyPickleBuffer_Type
    PyProperty_Type
    PyRangeIter_Type
    PyRange_Type
    PyReversed_Type
    PySeqIter_Type
    PySetIter_Type
    PySet_Type
    PySlice_Type
    PyStaticMethod_Type
    PyStdPrinter_Type
    PySuper_Type
    PyTraceBack_Type
    PyTupleIter_Type
    PyTuple_Type
    PyType_Type
    PyUnicodeIter_Type
    PyUnicode_Type
    PyWrapperDescr_Type
    PyZip_Type
    Py_GenericAliasType
    _PyWeakref_RefType
    _PyWeakref_ProxyType
    _PyWeakref_CallableProxyType
    PyFrameLocalsProxy_Type
    PyFrozenDict_Type
    PyLazyImport_Type
    PySentinel_Type
}
