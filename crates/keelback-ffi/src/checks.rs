//! `PyLong_Check` and kin: one comparison, or one flag of the type.

use core::ffi::c_int;

use crate::types::*;
use crate::{Py_IS_TYPE, Py_TYPE, PyObject, PyObject_TypeCheck, PyType_FastSubclass};

macro_rules! exact {
    ($($name:ident: $($class:ident)|+;)*) => {
        $(
            #[doc = concat!("Whether the type of an object is exactly ", $("`", stringify!($class), "`",)+ ", one of them if there are several.")]
            ///
            /// # Safety
            ///
            /// `object` is live and the thread is attached.
            #[inline]
            pub unsafe fn $name(object: *mut PyObject) -> c_int {
                // SAFETY: the caller's contract.
                let class = unsafe { Py_TYPE(object) };
                ($(class == $class())||+).into()
            }
        )*
    };
}

macro_rules! flagged {
    ($($name:ident: $flag:ident;)*) => {
        $(
            #[doc = concat!("Whether the type of an object has `", stringify!($flag), "`.")]
            ///
            /// # Safety
            ///
            /// `object` is live and the thread is attached.
            #[inline]
            pub unsafe fn $name(object: *mut PyObject) -> c_int {
                // SAFETY: the caller's contract.
                let class = unsafe { Py_TYPE(object) };
                // SAFETY: the object keeps its type alive.
                unsafe { PyType_FastSubclass(class, crate::$flag) }
            }
        )*
    };
}

macro_rules! instance {
    ($($name:ident: $($class:ident)|+;)*) => {
        $(
            #[doc = concat!("Whether an object is an instance of ", $("`", stringify!($class), "`",)+ " or of a subclass; of one of them if there are several.")]
            ///
            /// # Safety
            ///
            /// `object` is live and the thread is attached.
            #[inline]
            pub unsafe fn $name(object: *mut PyObject) -> c_int {
                $(
                    // SAFETY: the caller's contract; the built-in types are live.
                    if unsafe { PyObject_TypeCheck(object, $class()) } != 0 {
                        return 1;
                    }
                )+
                0
            }
        )*
    };
}

flagged! {
    PyLong_Check: Py_TPFLAGS_LONG_SUBCLASS;
    PyList_Check: Py_TPFLAGS_LIST_SUBCLASS;
    PyTuple_Check: Py_TPFLAGS_TUPLE_SUBCLASS;
    PyBytes_Check: Py_TPFLAGS_BYTES_SUBCLASS;
    PyUnicode_Check: Py_TPFLAGS_UNICODE_SUBCLASS;
    PyDict_Check: Py_TPFLAGS_DICT_SUBCLASS;
    PyExceptionInstance_Check: Py_TPFLAGS_BASE_EXC_SUBCLASS;
    PyType_Check: Py_TPFLAGS_TYPE_SUBCLASS;
}

exact! {
    PyLong_CheckExact: PyLong_Type;
    PyList_CheckExact: PyList_Type;
    PyTuple_CheckExact: PyTuple_Type;
    PyBytes_CheckExact: PyBytes_Type;
    PyUnicode_CheckExact: PyUnicode_Type;
    PyDict_CheckExact: PyDict_Type;
    PyType_CheckExact: PyType_Type;
    PyBool_Check: PyBool_Type;
    PyFloat_CheckExact: PyFloat_Type;
    PyComplex_CheckExact: PyComplex_Type;
    PyByteArray_CheckExact: PyByteArray_Type;
    PySet_CheckExact: PySet_Type;
    PyFrozenSet_CheckExact: PyFrozenSet_Type;
    PyAnySet_CheckExact: PySet_Type | PyFrozenSet_Type;
    PyModule_CheckExact: PyModule_Type;
    PyCFunction_CheckExact: PyCFunction_Type;
    PyMethod_Check: PyMethod_Type;
    PyInstanceMethod_Check: PyInstanceMethod_Type;
    PyFunction_Check: PyFunction_Type;
    PyCode_Check: PyCode_Type;
    PyFrame_Check: PyFrame_Type;
    PyTraceBack_Check: PyTraceBack_Type;
    PySlice_Check: PySlice_Type;
    PyRange_Check: PyRange_Type;
    PyMemoryView_Check: PyMemoryView_Type;
    PyCapsule_CheckExact: PyCapsule_Type;
    PyCell_Check: PyCell_Type;
    PyContext_CheckExact: PyContext_Type;
    PyContextVar_CheckExact: PyContextVar_Type;
    PyContextToken_CheckExact: PyContextToken_Type;
    PyGen_CheckExact: PyGen_Type;
    PyCoro_CheckExact: PyCoro_Type;
    PyAsyncGen_CheckExact: PyAsyncGen_Type;
    PySeqIter_Check: PySeqIter_Type;
    PyCallIter_Check: PyCallIter_Type;
    PyDictProxy_Check: PyDictProxy_Type;
    PyWeakref_CheckRefExact: _PyWeakref_RefType;
    PyWeakref_CheckProxy: _PyWeakref_ProxyType | _PyWeakref_CallableProxyType;
}

instance! {
    PyFloat_Check: PyFloat_Type;
    PyComplex_Check: PyComplex_Type;
    PyByteArray_Check: PyByteArray_Type;
    PySet_Check: PySet_Type;
    PyFrozenSet_Check: PyFrozenSet_Type;
    PyAnySet_Check: PySet_Type | PyFrozenSet_Type;
    PyModule_Check: PyModule_Type;
    PyCFunction_Check: PyCFunction_Type;
    PyGen_Check: PyGen_Type;
    PyODict_Check: PyODict_Type;
    PyDictKeys_Check: PyDictKeys_Type;
    PyDictItems_Check: PyDictItems_Type;
    PyDictValues_Check: PyDictValues_Type;
    PyDictViewSet_Check: PyDictKeys_Type | PyDictItems_Type;
    PyWeakref_CheckRef: _PyWeakref_RefType;
}

/// Whether an object is a `frozendict`, which exists since Python 3.15.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn PyFrozenDict_Check(object: *mut PyObject) -> c_int {
    let class = PyFrozenDict_Type();
    if class.is_null() {
        return 0;
    }
    // SAFETY: the caller's contract; the type is live.
    unsafe { PyObject_TypeCheck(object, class) }
}

/// Whether the type of an object is exactly `frozendict`, which exists since Python 3.15.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn PyFrozenDict_CheckExact(object: *mut PyObject) -> c_int {
    // SAFETY: the caller's contract; no type is null.
    unsafe { Py_IS_TYPE(object, PyFrozenDict_Type()) }
}

/// Whether an object is a class derived from `BaseException`.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn PyExceptionClass_Check(object: *mut PyObject) -> c_int {
    // SAFETY: the caller's contract.
    if unsafe { PyType_Check(object) } == 0 {
        return 0;
    }
    // SAFETY: it is a type.
    unsafe { PyType_FastSubclass(object.cast(), crate::Py_TPFLAGS_BASE_EXC_SUBCLASS) }
}

/// Whether an object is a weak reference or a weak proxy.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn PyWeakref_Check(object: *mut PyObject) -> c_int {
    // SAFETY: the caller's contract.
    let reference = unsafe { PyWeakref_CheckRef(object) };
    // SAFETY: the caller's contract.
    (reference != 0 || unsafe { PyWeakref_CheckProxy(object) } != 0).into()
}
