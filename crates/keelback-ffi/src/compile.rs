//! `code.h`.

use crate::prelude::*;

capi! { "code.h" =>
    [3.11] fn PyCode_GetCode(code: *mut PyCodeObject) -> *mut PyObject => null_mut();
}
