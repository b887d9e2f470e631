//! `osmodule.h`.

use crate::prelude::*;

capi! { "osmodule.h" =>
    fn PyOS_FSPath(path: *mut PyObject) -> *mut PyObject;
}
