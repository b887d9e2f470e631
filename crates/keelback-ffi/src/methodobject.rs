//! `methodobject.h`.

use crate::prelude::*;

capi! { "methodobject.h" =>
    fn PyCFunction_GetFunction(object: *mut PyObject) -> Option<PyCFunction>;
    fn PyCFunction_GetSelf(object: *mut PyObject) -> *mut PyObject;
    fn PyCFunction_GetFlags(object: *mut PyObject) -> c_int;
    fn PyCFunction_NewEx(arg1: *mut PyMethodDef, object: *mut PyObject, arg3: *mut PyObject) -> *mut PyObject;
    fn PyCMethod_New(arg1: *mut PyMethodDef, object: *mut PyObject, arg3: *mut PyObject, arg4: *mut PyTypeObject) -> *mut PyObject;
    [3.9] fn PyMethod_New(object: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyMethod_Function(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyMethod_Self(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyInstanceMethod_New(object: *mut PyObject) -> *mut PyObject => null_mut();
    [3.9] fn PyInstanceMethod_Function(object: *mut PyObject) -> *mut PyObject => null_mut();
}

/// `METH_VARARGS` and, with the second argument null, `METH_NOARGS`; `METH_O`.
pub type PyCFunction =
    unsafe extern "C" fn(slf: *mut PyObject, args: *mut PyObject) -> *mut PyObject;
/// `METH_FASTCALL`.
pub type PyCFunctionFast = unsafe extern "C" fn(
    slf: *mut PyObject,
    args: *mut *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject;
/// [`PyCFunctionFast`] under its older name.
pub type _PyCFunctionFast = PyCFunctionFast;
/// `METH_VARARGS | METH_KEYWORDS`.
pub type PyCFunctionWithKeywords = unsafe extern "C" fn(
    slf: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject;
/// `METH_FASTCALL | METH_KEYWORDS`.
pub type PyCFunctionFastWithKeywords = unsafe extern "C" fn(
    slf: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    kwnames: *mut PyObject,
) -> *mut PyObject;
/// [`PyCFunctionFastWithKeywords`] under its older name.
pub type _PyCFunctionFastWithKeywords = PyCFunctionFastWithKeywords;
/// `METH_METHOD | METH_FASTCALL | METH_KEYWORDS`.
pub type PyCMethod = unsafe extern "C" fn(
    slf: *mut PyObject,
    defining_class: *mut PyTypeObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    kwnames: *mut PyObject,
) -> *mut PyObject;

/// The entry point of a [`PyMethodDef`]; its `ml_flags` say which of these it is.
#[repr(C)]
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub union PyMethodDefPointer {
    pub PyCFunction: PyCFunction,
    pub PyCFunctionWithKeywords: PyCFunctionWithKeywords,
    pub PyCFunctionFast: PyCFunctionFast,
    pub PyCFunctionFastWithKeywords: PyCFunctionFastWithKeywords,
    pub PyCMethod: PyCMethod,
    pub Void: *mut c_void,
}

impl PyMethodDefPointer {
    /// The address.
    #[inline]
    pub fn as_ptr(&self) -> *mut c_void {
        // SAFETY: every member is one pointer, and any pointer may be read as an address.
        unsafe { self.Void }
    }

    /// Whether there is no entry point.
    #[inline]
    pub fn is_null(&self) -> bool {
        self.as_ptr().is_null()
    }

    /// No entry point: the end of a list.
    #[inline]
    pub const fn zeroed() -> Self {
        Self { Void: null_mut() }
    }
}

impl core::fmt::Debug for PyMethodDefPointer {
    #[inline]
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.as_ptr().fmt(formatter)
    }
}

impl PartialEq for PyMethodDefPointer {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.as_ptr() == other.as_ptr()
    }
}

impl Eq for PyMethodDefPointer {}

/// A function or method for Python; a list of them ends with [`PyMethodDef::zeroed`].
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PyMethodDef {
    /// The name.
    pub ml_name: *const c_char,
    /// The entry point.
    pub ml_meth: PyMethodDefPointer,
    /// `METH_*`.
    pub ml_flags: c_int,
    /// The documentation, or null.
    pub ml_doc: *const c_char,
}

// SAFETY: it is data that nobody changes once Python has it, and its pointers lead to statics.
unsafe impl Sync for PyMethodDef {}

impl PyMethodDef {
    /// The end of a list.
    #[inline]
    pub const fn zeroed() -> Self {
        Self { ml_name: null(), ml_meth: PyMethodDefPointer::zeroed(), ml_flags: 0, ml_doc: null() }
    }
}

impl Default for PyMethodDef {
    #[inline]
    fn default() -> Self {
        Self::zeroed()
    }
}

/// Positional arguments as a tuple.
pub const METH_VARARGS: c_int = 0x0001;
/// Keyword arguments too.
pub const METH_KEYWORDS: c_int = 0x0002;
/// No arguments.
pub const METH_NOARGS: c_int = 0x0004;
/// One positional argument.
pub const METH_O: c_int = 0x0008;
/// The class comes first.
pub const METH_CLASS: c_int = 0x0010;
/// Nothing comes first.
pub const METH_STATIC: c_int = 0x0020;
/// The method stands beside a slot of the same name.
pub const METH_COEXIST: c_int = 0x0040;
/// Positional arguments as an array.
pub const METH_FASTCALL: c_int = 0x0080;
/// The defining class comes too.
pub const METH_METHOD: c_int = 0x0200;

/// `PyCFunction_NewEx` without a module, a macro in older versions.
///
/// # Safety
///
/// As [`PyCFunction_NewEx`].
#[inline]
pub unsafe fn PyCFunction_New(definition: *mut PyMethodDef, slf: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract; null is "no module".
    unsafe { PyCFunction_NewEx(definition, slf, null_mut()) }
}
