//! What a constructor gives: a value for a new instance, or an instance that exists.

use crate::class::{cell, construct};
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// The value of a new instance, or an instance that exists already.
pub struct PyClassInitializer<C: PyClass>(Source<C>);

enum Source<C> {
    Value(C),
    Existing(Py<C>),
}

impl<C: PyClass> PyClassInitializer<C> {
    /// The value of a new instance.
    #[must_use]
    #[inline]
    pub fn from_value(value: C) -> Self {
        Self(Source::Value(value))
    }

    #[inline]
    pub(crate) fn into_parts(self) -> Result<C, Py<C>> {
        match self.0 {
            Source::Value(value) => Ok(value),
            Source::Existing(existing) => Err(existing),
        }
    }

    /// Makes the instance.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub(crate) fn create_class_object(self, py: Python<'_>) -> PyResult<Bound<'_, C>> {
        match self.into_parts() {
            Ok(value) => {
                let class = cell::type_object::<C>(py);
                construct::instance(class.as_borrowed(), value).map(|object| object.into_bound(py))
            }
            Err(existing) => Ok(existing.into_bound(py)),
        }
    }
}

impl<C: PyClass> From<C> for PyClassInitializer<C> {
    #[inline]
    fn from(value: C) -> Self {
        Self(Source::Value(value))
    }
}

impl<C: PyClass> From<Py<C>> for PyClassInitializer<C> {
    #[inline]
    fn from(existing: Py<C>) -> Self {
        Self(Source::Existing(existing))
    }
}

impl<C: PyClass> From<Bound<'_, C>> for PyClassInitializer<C> {
    #[inline]
    fn from(existing: Bound<'_, C>) -> Self {
        Self(Source::Existing(existing.unbind()))
    }
}

/// What `#[new]` may return, a `Result` of it aside.
#[diagnostic::on_unimplemented(
    message = "`#[new]` of `{C}` cannot return `{Self}`",
    note = "return `Self`, `PyClassInitializer<Self>`, `Py<Self>`, or a `Result` of one of them"
)]
pub trait IntoNew<C: PyClass> {
    /// As an initializer.
    fn into_new(self) -> PyClassInitializer<C>;
}

impl<C: PyClass, T: Into<PyClassInitializer<C>>> IntoNew<C> for T {
    #[inline]
    fn into_new(self) -> PyClassInitializer<C> {
        self.into()
    }
}
