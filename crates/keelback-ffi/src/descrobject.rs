//! `descrobject.h`.

use crate::prelude::*;

capi! { "descrobject.h" =>
    fn PyDescr_NewMethod(arg1: *mut PyTypeObject, arg2: *mut PyMethodDef) -> *mut PyObject;
    fn PyDescr_NewClassMethod(arg1: *mut PyTypeObject, arg2: *mut PyMethodDef) -> *mut PyObject;
    fn PyDescr_NewMember(arg1: *mut PyTypeObject, arg2: *mut PyMemberDef) -> *mut PyObject;
    fn PyDescr_NewGetSet(arg1: *mut PyTypeObject, arg2: *mut PyGetSetDef) -> *mut PyObject;
    fn PyDictProxy_New(object: *mut PyObject) -> *mut PyObject;
    fn PyMember_GetOne(arg1: *const c_char, arg2: *mut PyMemberDef) -> *mut PyObject;
    fn PyMember_SetOne(arg1: *mut c_char, arg2: *mut PyMemberDef, object: *mut PyObject) -> c_int;
    fn PyWrapper_New(object: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    [3.10] fn PyDescr_IsData(object: *mut PyObject) -> c_int => -1;
}

/// Reads a property.
pub type getter =
    unsafe extern "C" fn(slf: *mut PyObject, closure: *mut c_void) -> *mut PyObject;
/// Sets a property, or deletes it when the value is null.
pub type setter = unsafe extern "C" fn(
    slf: *mut PyObject,
    value: *mut PyObject,
    closure: *mut c_void,
) -> c_int;

/// A property; a list of them ends with one that is all zero.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyGetSetDef {
    /// The name.
    pub name: *const c_char,
    /// Reads it.
    pub get: Option<getter>,
    /// Sets it.
    pub set: Option<setter>,
    /// The documentation, or null.
    pub doc: *const c_char,
    /// What both get as their last argument.
    pub closure: *mut c_void,
}

// SAFETY: it is data that nobody changes once Python has it, and its pointers lead to statics.
unsafe impl Sync for PyGetSetDef {}

impl Default for PyGetSetDef {
    fn default() -> Self {
        Self { name: null(), get: None, set: None, doc: null(), closure: null_mut() }
    }
}

/// An attribute that is a field of the instance's struct; a list ends with one that is all zero.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyMemberDef {
    /// The name.
    pub name: *const c_char,
    /// `Py_T_*`.
    pub type_code: c_int,
    /// Where the field lies in the instance.
    pub offset: Py_ssize_t,
    /// `Py_READONLY` and kin.
    pub flags: c_int,
    /// The documentation, or null.
    pub doc: *const c_char,
}

// SAFETY: it is data that nobody changes once Python has it, and its pointers lead to statics.
unsafe impl Sync for PyMemberDef {}

impl Default for PyMemberDef {
    fn default() -> Self {
        Self { name: null(), type_code: 0, offset: 0, flags: 0, doc: null() }
    }
}

macro_rules! members {
    ($($name:ident = $value:literal;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "` of `descrobject.h`.")]
            pub const $name: c_int = $value;
        )*
    };
}

members! {
    Py_T_SHORT = 0;
    Py_T_INT = 1;
    Py_T_LONG = 2;
    Py_T_FLOAT = 3;
    Py_T_DOUBLE = 4;
    Py_T_STRING = 5;
    _Py_T_OBJECT = 6;
    Py_T_CHAR = 7;
    Py_T_BYTE = 8;
    Py_T_UBYTE = 9;
    Py_T_USHORT = 10;
    Py_T_UINT = 11;
    Py_T_ULONG = 12;
    Py_T_STRING_INPLACE = 13;
    Py_T_BOOL = 14;
    Py_T_OBJECT_EX = 16;
    Py_T_LONGLONG = 17;
    Py_T_ULONGLONG = 18;
    Py_T_PYSSIZET = 19;
    _Py_T_NONE = 20;
    Py_READONLY = 1;
    Py_AUDIT_READ = 2;
    _Py_WRITE_RESTRICTED = 4;
    Py_RELATIVE_OFFSET = 8;
}
