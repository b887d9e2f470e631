//! Strings that are made once and compared by address.

use crate::instance::Bound;
use crate::marker::Python;
use crate::sync::interpreter::ObjectCell;
use crate::types::PyString;

/// An interned string: made at first use, once in each interpreter.
///
/// [`intern!`](crate::intern) makes one on the spot.
pub struct Interned {
    text: &'static str,
    object: ObjectCell,
}

impl Interned {
    /// A string that is not made yet.
    #[must_use]
    #[inline]
    pub const fn new(text: &'static str) -> Self {
        Self { text, object: ObjectCell::new() }
    }

    /// The Python string.
    ///
    /// # Panics
    ///
    /// If there is no memory for it.
    #[inline]
    pub fn get<'py>(&'static self, py: Python<'py>) -> &'py Bound<'py, PyString> {
        let object = self.object.get_or_init(py, || Ok(PyString::intern(py, self.text).into_any().unbind()));
        crate::raw::unicode::as_string(object)
    }
}

/// A Python string that is made once and then costs a load: for attribute names and dictionary keys.
///
/// `intern!(py, "text")` is a `&Bound<'py, PyString>`. It belongs to the interpreter of `py`.
///
/// ```
/// use keelback_core::intern;
/// use keelback_core::prelude::*;
///
/// Python::attach(|py| {
///     let name = intern!(py, "upper");
///     assert_eq!(name.to_str().unwrap(), "upper");
/// });
/// ```
#[macro_export]
macro_rules! intern {
    ($py:expr, $text:expr) => {{
        static INTERNED: $crate::sync::Interned = $crate::sync::Interned::new($text);
        INTERNED.get($py)
    }};
}
