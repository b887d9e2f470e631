//! `pystrtod.h`.

use crate::prelude::*;

capi! { "pystrtod.h" =>
    fn PyOS_string_to_double(string: *const c_char, endptr: *mut *mut c_char, overflow_exception: *mut PyObject) -> c_double;
    fn PyOS_double_to_string(val: c_double, format_code: c_char, precision: c_int, flags: c_int, r#type: *mut c_int) -> *mut c_char;
}

/// Always a sign.
pub const Py_DTSF_SIGN: c_int = 1;
/// `.0` where there would be no point.
pub const Py_DTSF_ADD_DOT_0: c_int = 2;
/// The alternate form.
pub const Py_DTSF_ALT: c_int = 4;
/// A number.
pub const Py_DTST_FINITE: c_int = 0;
/// An infinity.
pub const Py_DTST_INFINITE: c_int = 1;
/// Not a number.
pub const Py_DTST_NAN: c_int = 2;
