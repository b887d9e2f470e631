//! Text.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound, Py};
use crate::marker::Python;
use crate::raw::backed::{self, Backed};
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyString};
use crate::{PyErr, PyResult};

/// The text of a Python string: a `str` that can be kept and sent anywhere.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::pybacked::PyBackedStr;
///
/// Python::attach(|py| {
///     let text: PyBackedStr = PyString::new(py, "keel").extract().unwrap();
///     let length = py.detach(|| text.len());
///     assert_eq!((length, &*text), (4, "keel"));
/// });
/// ```
pub struct PyBackedStr(Backed<Py<PyString>, str>);

impl PyBackedStr {
    /// The text.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The Python string.
    #[inline]
    #[must_use]
    pub fn as_py_str(&self) -> &Py<PyString> {
        self.0.owner()
    }

    /// The same text once more.
    #[inline]
    #[must_use]
    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        Self(self.0.clone_ref(py))
    }
}

#[cfg(feature = "py-clone")]
impl Clone for PyBackedStr {
    /// The same text once more.
    ///
    /// # Panics
    ///
    /// If the thread is not attached to the interpreter.
    #[inline]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl Deref for PyBackedStr {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for PyBackedStr {
    #[inline]
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsRef<[u8]> for PyBackedStr {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Borrow<str> for PyBackedStr {
    #[inline]
    fn borrow(&self) -> &str {
        self
    }
}

impl fmt::Debug for PyBackedStr {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for PyBackedStr {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

super::order!(PyBackedStr, str);

super::compare! { PyBackedStr:
    str: other => other;
    &str: other => *other;
}

impl TryFrom<Bound<'_, PyString>> for PyBackedStr {
    type Error = PyErr;

    /// Fails with `UnicodeEncodeError` for lone surrogates.
    #[inline]
    fn try_from(string: Bound<'_, PyString>) -> PyResult<Self> {
        let py = string.py();
        backed::text(py, string.unbind()).map(Self)
    }
}

impl FromPyObject<'_, '_> for PyBackedStr {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        object.cast::<PyString>()?.to_owned().try_into()
    }
}

impl<'py> IntoPyObject<'py> for PyBackedStr {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.0.into_owner().into_bound(py))
    }
}

impl<'py> IntoPyObject<'py> for &PyBackedStr {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.as_py_str().bind(py).clone())
    }
}
