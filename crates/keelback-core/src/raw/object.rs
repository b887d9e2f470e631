//! What every object can be asked: `PyObject_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/object.html>.

use std::ffi::c_int;

use super::wrap::wrap;
use crate::ffi;
use crate::instance::Bound;
use crate::types::{PyAny, PyIterator, PyList, PyString, PyType};
use crate::{PyErr, PyResult};

wrap! {
    /// `repr(object)`.
    repr(object: &Bound<'py, PyAny>) -> Bound<'py, PyString> = PyObject_Repr;
    /// `str(object)`.
    str(object: &Bound<'py, PyAny>) -> Bound<'py, PyString> = PyObject_Str;
    /// `object.name`.
    getattr(object: &Bound<'py, PyAny>, name: &Bound<'_, PyString>) -> Bound<'py, PyAny> = PyObject_GetAttr;
    /// `object.name = value`.
    setattr(object: &Bound<'py, PyAny>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> () = PyObject_SetAttr;
    /// Rich comparison whose result may be any object.
    rich_compare(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>, operation: c_int) -> Bound<'py, PyAny> =
        PyObject_RichCompare;
    /// Rich comparison, then truth; an object equals itself.
    compares(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>, operation: c_int) -> bool =
        PyObject_RichCompareBool;
    /// `bool(object)`.
    is_truthy(object: &Bound<'py, PyAny>) -> bool = PyObject_IsTrue;
    /// `len(object)`.
    len(object: &Bound<'py, PyAny>) -> usize = PyObject_Size;
    /// `object[key]`.
    get_item(object: &Bound<'py, PyAny>, key: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyObject_GetItem;
    /// `object[key] = value`.
    set_item(object: &Bound<'py, PyAny>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> () = PyObject_SetItem;
    /// `del object[key]`.
    del_item(object: &Bound<'py, PyAny>, key: &Bound<'_, PyAny>) -> () = PyObject_DelItem;
    /// `iter(object)`.
    iter(object: &Bound<'py, PyAny>) -> Bound<'py, PyIterator> = PyObject_GetIter;
    /// `dir(object)`.
    dir(object: &Bound<'py, PyAny>) -> Bound<'py, PyList> = PyObject_Dir;
    /// `isinstance(object, class)`.
    is_instance(object: &Bound<'py, PyAny>, class: &Bound<'_, PyAny>) -> bool = PyObject_IsInstance;
    /// `issubclass(class, other)`.
    is_subclass(class: &Bound<'py, PyType>, other: &Bound<'_, PyAny>) -> bool = PyObject_IsSubclass;
    /// `value in object`.
    contains(object: &Bound<'py, PyAny>, value: &Bound<'_, PyAny>) -> bool = PySequence_Contains;
}

/// `object.name`, or nothing if there is no such attribute.
pub(crate) fn getattr_opt<'py>(
    object: &Bound<'py, PyAny>,
    name: &Bound<'_, PyString>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = object.py();
    if let Some(get_optional) = ffi::optional::PyObject_GetOptionalAttr() {
        let mut value = std::ptr::null_mut();
        // SAFETY: both are live objects, and the call writes an owned reference or null to the place.
        let status = unsafe { get_optional(object.as_ptr(), name.as_ptr(), &mut value) };
        if status < 0 {
            return Err(PyErr::fetch(py));
        }
        // SAFETY: the call wrote an owned reference or null.
        return Ok(unsafe { Bound::from_owned_raw_or_opt(py, value) });
    }
    match getattr(object, name) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_instance_of::<crate::exceptions::PyAttributeError>(py) => Ok(None),
        Err(error) => Err(error),
    }
}

/// `del object.name`.
#[inline]
pub(crate) fn delattr(object: &Bound<'_, PyAny>, name: &Bound<'_, PyString>) -> PyResult<()> {
    // SAFETY: both are live objects; without a value the attribute is deleted.
    let status = unsafe { ffi::PyObject_SetAttr(object.as_ptr(), name.as_ptr(), std::ptr::null_mut()) };
    crate::err::error_on_minus_one(object.py(), status)
}

/// `hash(object)`.
#[inline]
pub(crate) fn hash(object: &Bound<'_, PyAny>) -> PyResult<isize> {
    // SAFETY: a live object.
    let hash = unsafe { ffi::PyObject_Hash(object.as_ptr()) };
    if hash == -1 { Err(PyErr::fetch(object.py())) } else { Ok(hash) }
}

/// `callable(object)`.
#[inline]
pub(crate) fn is_callable(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: a live object.
    unsafe { ffi::PyCallable_Check(object.as_ptr()) != 0 }
}

/// The type.
#[inline]
pub(crate) fn get_type<'py>(object: &Bound<'py, PyAny>) -> Bound<'py, PyType> {
    // SAFETY: an object keeps its type alive.
    unsafe { Bound::from_borrowed_raw(object.py(), get_type_ptr(object).cast()) }
}

/// The address of the type.
#[inline]
pub(crate) fn get_type_ptr(object: &Bound<'_, PyAny>) -> *mut ffi::PyTypeObject {
    // SAFETY: a live object.
    unsafe { ffi::Py_TYPE(object.as_ptr()) }
}

/// The reference count.
#[inline]
pub(crate) fn reference_count(object: &Bound<'_, PyAny>) -> isize {
    // SAFETY: a live object.
    unsafe { ffi::Py_REFCNT(object.as_ptr()) }
}
