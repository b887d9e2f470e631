//! `py_format!`.

use std::fmt;

use super::PyString;
use crate::PyResult;
use crate::instance::Bound;
use crate::marker::Python;

/// What `py_format!` comes to: a text without arguments is interned.
///
/// # Errors
///
/// Those of [`PyString::from_fmt`].
#[inline]
pub fn py_format<'py>(py: Python<'py>, text: fmt::Arguments<'_>) -> PyResult<Bound<'py, PyString>> {
    match text.as_str() {
        Some(text) => Ok(PyString::intern(py, text)),
        None => PyString::from_fmt(py, text),
    }
}

/// As `format!`, for a Python string; the first argument is the token.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::py_format;
///
/// Python::attach(|py| {
///     let text = py_format!(py, "{} of {}", 1, 2).unwrap();
///     assert_eq!(text, "1 of 2");
/// });
/// ```
#[macro_export]
macro_rules! py_format {
    ($py:expr, $($argument:tt)*) => {
        $crate::__private::py_format($py, ::std::format_args!($($argument)*))
    };
}
