//! `boolobject.h`.

use crate::prelude::*;

capi! { "boolobject.h" =>
    fn PyBool_FromLong(arg1: c_long) -> *mut PyObject;
}
