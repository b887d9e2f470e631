//! What every table of functions needs: C's types, Python's types and the macros.

pub(crate) use core::ffi::{
    c_char, c_double, c_int, c_long, c_longlong, c_uchar, c_uint, c_ulong, c_ulonglong, c_void,
};
pub(crate) use core::ptr::{null, null_mut};

pub(crate) use crate::declare::{Table, capi, unloaded};
pub(crate) use crate::{
    Py_UCS4, Py_buffer, Py_hash_t, Py_ssize_t, Py_tracefunc, PyCodeObject, PyFrameObject, PyHash_FuncDef,
    PyInterpreterGuard, PyInterpreterState, PyInterpreterView, PyLongObject, PyMethodDef, PyObject, PySendResult,
    PySlot, PyThreadState, PyThreadStateToken, PyTypeObject, PyUnicodeWriter, PyVarObject, wchar_t,
};
