//! `genobject.h`.

use crate::prelude::*;

capi! { "genobject.h" =>
    [3.12] fn PyGen_GetCode(generator: *mut PyObject) -> *mut PyCodeObject => null_mut();
}
