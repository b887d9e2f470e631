//! `fileutils.h`.

use crate::prelude::*;

capi! { "fileutils.h" =>
    fn Py_EncodeLocale(text: *const wchar_t, error_pos: *mut usize) -> *mut c_char;
}
