//! `marshal.h`.

use crate::prelude::*;

/// The version of the format that Python 3.9 to 3.13 write; later ones read it.
pub const Py_MARSHAL_VERSION: c_int = 4;

capi! { "marshal.h" =>
    [3.9] fn PyMarshal_ReadObjectFromString(data: *const c_char, length: Py_ssize_t) -> *mut PyObject => null_mut();
    [3.9] fn PyMarshal_WriteObjectToString(object: *mut PyObject, version: c_int) -> *mut PyObject => null_mut();
}
