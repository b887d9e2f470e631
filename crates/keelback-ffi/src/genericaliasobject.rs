//! `genericaliasobject.h`.

use crate::prelude::*;

capi! { "genericaliasobject.h" =>
    fn Py_GenericAlias(object: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
}
