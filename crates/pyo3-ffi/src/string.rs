//! C strings as literals.

use core::ffi::CStr;

/// A C string of a literal.
///
/// ```
/// assert_eq!(pyo3_ffi::c_str!("text"), c"text");
/// ```
#[macro_export]
macro_rules! c_str {
    ($text:expr) => {
        $crate::_cstr_from_utf8_with_nul_checked(concat!($text, "\0"))
    };
}

/// A C string of text that ends with a NUL and has no other.
///
/// # Panics
///
/// If the text is not so; at compile time, in a constant.
#[doc(hidden)]
pub const fn _cstr_from_utf8_with_nul_checked(text: &str) -> &CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("string contains null bytes"),
    }
}
