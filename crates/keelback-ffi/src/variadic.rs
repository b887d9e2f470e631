//! Functions that take any number of arguments.

use core::ffi::{c_char, c_int};

use crate::declare::variadic;
use crate::{Py_ssize_t, PyObject, PyUnicodeWriter};

variadic! {
    fn PyBytes_FromFormat(*const c_char; ...) -> *mut PyObject;
    fn PyUnicode_FromFormat(*const c_char; ...) -> *mut PyObject;
    fn PyTuple_Pack(Py_ssize_t; ...) -> *mut PyObject;
    fn PyErr_WarnFormat(*mut PyObject, Py_ssize_t, *const c_char; ...) -> c_int;
    fn PyErr_ResourceWarning(*mut PyObject, Py_ssize_t, *const c_char; ...) -> c_int;
    fn PyErr_Format(*mut PyObject, *const c_char; ...) -> *mut PyObject;
    fn PyErr_FormatUnraisable(*const c_char; ...);
    fn PyArg_Parse(*mut PyObject, *const c_char; ...) -> c_int;
    fn PyArg_ParseTuple(*mut PyObject, *const c_char; ...) -> c_int;
    fn PyArg_ParseTupleAndKeywords(*mut PyObject, *mut PyObject, *const c_char, *const *const c_char; ...) -> c_int;
    fn PyArg_UnpackTuple(*mut PyObject, *const c_char, Py_ssize_t, Py_ssize_t; ...) -> c_int;
    fn Py_BuildValue(*const c_char; ...) -> *mut PyObject;
    fn PySys_WriteStdout(*const c_char; ...);
    fn PySys_WriteStderr(*const c_char; ...);
    fn PySys_FormatStdout(*const c_char; ...);
    fn PySys_FormatStderr(*const c_char; ...);
    fn PyObject_CallFunction(*mut PyObject, *const c_char; ...) -> *mut PyObject;
    fn PyObject_CallMethod(*mut PyObject, *const c_char, *const c_char; ...) -> *mut PyObject;
    fn PyObject_CallFunctionObjArgs(*mut PyObject; ...) -> *mut PyObject;
    fn PyObject_CallMethodObjArgs(*mut PyObject, *mut PyObject; ...) -> *mut PyObject;
    fn PyUnicodeWriter_Format(*mut PyUnicodeWriter, *const c_char; ...) -> c_int;
}
