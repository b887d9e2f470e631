//! Python's own types, one file each: the type, and a trait with the methods of its handles.
//!
//! The types have no values of their own: `Bound<'py, PyList>` is a list, `PyList` only its name.

pub(crate) mod any;
mod any_methods;
mod boolobject;
mod bytearray;
mod bytes;
mod bytes_writer;
mod capsule;
mod code;
mod compare;
mod complex;
pub mod context;
mod datetime;
pub(crate) mod dict;
mod dict_iterator;
mod dict_views;
mod display;
mod ellipsis;
mod float;
mod frame;
mod frozendict;
mod frozenset;
mod function;
mod genericalias;
mod int;
mod into_dict;
mod iterator;
pub(crate) mod list;
mod list_iterator;
mod mapping;
mod mappingproxy;
mod memoryview;
mod module;
mod module_ref;
mod none;
mod notimplemented;
pub(crate) mod py_format;
mod pysuper;
mod range;
mod sequence;
mod set;
mod slice;
pub(crate) mod string;
mod string_data;
mod traceback;
mod tuple;
mod tuple_iterator;
mod typeobject;
mod unbound;
pub(crate) mod weakref;

pub use any::{PyAny, PyAnyMethods};
pub use boolobject::{PyBool, PyBoolMethods};
pub use bytearray::{PyByteArray, PyByteArrayMethods};
pub use bytes::{PyBytes, PyBytesMethods};
pub use bytes_writer::PyBytesWriter;
pub use capsule::{CapsuleName, PyCapsule, PyCapsuleMethods};
pub use code::{PyCode, PyCodeInput, PyCodeMethods};
pub use compare::CompareOp;
pub use complex::{PyComplex, PyComplexMethods};
pub use context::PyContext;
pub use datetime::{
    PyDate, PyDateAccess, PyDateTime, PyDelta, PyDeltaAccess, PyTime, PyTimeAccess, PyTzInfo, PyTzInfoAccess,
};
pub use dict::{PyDict, PyDictMethods};
pub use dict_views::{PyDictItems, PyDictKeys, PyDictValues};
pub use ellipsis::PyEllipsis;
pub use float::{PyFloat, PyFloatMethods};
pub use frame::{PyFrame, PyFrameMethods};
pub use frozendict::{PyFrozenDict, PyFrozenDictMethods};
pub use frozenset::{PyFrozenSet, PyFrozenSetBuilder, PyFrozenSetMethods};
pub use function::{PyCFunction, PyFunction};
pub use genericalias::PyGenericAlias;
pub use int::PyInt;
pub use into_dict::IntoPyDict;
pub use iterator::{PyIterator, PySendResult};
pub use list::{PyList, PyListMethods};
pub use mapping::{PyMapping, PyMappingMethods};
pub use mappingproxy::{PyMappingProxy, PyMappingProxyMethods};
pub use memoryview::PyMemoryView;
pub use module::{PyModule, PyModuleMethods};
pub use none::PyNone;
pub use notimplemented::PyNotImplemented;
pub use pysuper::PySuper;
pub use range::{PyRange, PyRangeMethods};
pub use sequence::{PySequence, PySequenceMethods};
pub use set::{PySet, PySetMethods};
pub use slice::{PySlice, PySliceIndices, PySliceMethods};
pub use string::{PyString, PyStringMethods};
pub use string_data::PyStringData;
pub use traceback::{PyTraceback, PyTracebackMethods};
pub use tuple::{PyTuple, PyTupleMethods};
pub use typeobject::{PyType, PyTypeMethods};
pub use weakref::{PyWeakref, PyWeakrefMethods, PyWeakrefProxy, PyWeakrefReference};

pub use crate::type_object::DerefToPyAny;

/// What walks over Python's collections.
pub mod iter {
    pub use super::dict_iterator::BoundDictIterator;
    pub use super::frozendict::BoundFrozenDictIterator;
    pub use super::frozenset::BoundFrozenSetIterator;
    pub use super::list_iterator::BoundListIterator;
    pub use super::mappingproxy::BoundMappingProxyIterator;
    pub use super::set::BoundSetIterator;
    pub use super::tuple_iterator::{BorrowedTupleIterator, BoundTupleIterator};
}

pub(crate) mod sealed {
    /// The method traits are implemented for our handles alone, so that they can grow.
    pub trait Sealed {}

    impl<T> Sealed for crate::instance::Bound<'_, T> {}
    impl<T> Sealed for crate::instance::Borrowed<'_, '_, T> {}
}
