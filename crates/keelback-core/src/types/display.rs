//! How handles print, and what they can be taken for.

use std::fmt;

use super::{PyAny, PyAnyMethods, PyString, PyStringMethods, PyTypeMethods};
use crate::PyResult;
use crate::instance::{Borrowed, Bound, Py};
use crate::marker::Python;
use crate::type_object::{DerefToPyAny, PyTypeInfo};

/// Writes the text; where Python could not make one, reports that and says what it was for.
fn write(f: &mut fmt::Formatter<'_>, object: &Bound<'_, PyAny>, text: PyResult<Bound<'_, PyString>>) -> fmt::Result {
    match text {
        Ok(text) => f.write_str(&text.to_string_lossy()),
        Err(error) => {
            error.write_unraisable(object.py(), Some(object));
            match object.get_type().name() {
                Ok(name) => write!(f, "<unprintable {name} object>"),
                Err(_) => f.write_str("<unprintable object>"),
            }
        }
    }
}

impl<T> fmt::Debug for Bound<'_, T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(f, self.as_any(), self.as_any().repr())
    }
}

impl<T> fmt::Display for Bound<'_, T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(f, self.as_any(), self.as_any().str())
    }
}

impl<T> fmt::Debug for Borrowed<'_, '_, T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T> fmt::Debug for Py<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Py").field(&self.as_ptr()).finish()
    }
}

impl<T: PyTypeInfo> fmt::Display for Py<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Python::attach(|py| fmt::Display::fmt(self.bind(py), f))
    }
}

impl<T> AsRef<Py<PyAny>> for Bound<'_, T> {
    #[inline]
    fn as_ref(&self) -> &Py<PyAny> {
        self.as_any().as_unbound()
    }
}

impl<T> AsRef<Py<PyAny>> for Borrowed<'_, '_, T> {
    #[inline]
    fn as_ref(&self) -> &Py<PyAny> {
        self.as_any().as_unbound()
    }
}

impl<T> AsRef<Py<PyAny>> for Py<T> {
    #[inline]
    fn as_ref(&self) -> &Py<PyAny> {
        self.as_any()
    }
}

impl<'py, T> AsRef<Bound<'py, PyAny>> for Bound<'py, T> {
    #[inline]
    fn as_ref(&self) -> &Bound<'py, PyAny> {
        self.as_any()
    }
}

impl<T: DerefToPyAny> From<Bound<'_, T>> for Py<PyAny> {
    #[inline]
    fn from(object: Bound<'_, T>) -> Self {
        object.into_any().unbind()
    }
}

impl<T: DerefToPyAny> From<Py<T>> for Py<PyAny> {
    #[inline]
    fn from(object: Py<T>) -> Self {
        object.into_any()
    }
}

impl<'py, T> From<&Bound<'py, T>> for Bound<'py, T> {
    #[inline]
    fn from(object: &Bound<'py, T>) -> Self {
        object.clone()
    }
}
