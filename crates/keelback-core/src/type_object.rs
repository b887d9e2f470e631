//! Which Python type stands behind a Rust type.

use crate::conversion::{CastError, CastIntoError};
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::types::PyType;

pub use crate::raw::type_object::{PyLayout, PyTypeCheck, PyTypeInfo};

/// A layout whose size is known, so that a class can be built on it.
#[diagnostic::on_unimplemented(message = "`{Self}` is not how instances of `{T}` are laid out")]
pub trait PySizedLayout<T>: PyLayout<T> + Sized {}

/// Types whose handles give access to the methods of a plain object.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type whose handle is also one to any object",
    note = "a class needs `#[pyclass]`"
)]
pub trait DerefToPyAny {}

impl<'py, T> Bound<'py, T> {
    /// The same object as a `U`, if it is one.
    ///
    /// # Errors
    ///
    /// A [`CastError`], which becomes a `TypeError`.
    #[inline]
    pub fn cast<U: PyTypeCheck>(&self) -> Result<&Bound<'py, U>, CastError<'_, 'py>> {
        crate::raw::type_object::cast(self.as_any())
    }

    /// The same reference as a `U`, if it is one.
    ///
    /// # Errors
    ///
    /// A [`CastIntoError`], which gives the object back or becomes a `TypeError`.
    #[inline]
    pub fn cast_into<U: PyTypeCheck>(self) -> Result<Bound<'py, U>, CastIntoError<'py>> {
        crate::raw::type_object::cast_into(self.into_any())
    }

    /// The same object as a `U`, if its type is exactly that.
    ///
    /// # Errors
    ///
    /// A [`CastError`], which becomes a `TypeError`.
    #[inline]
    pub fn cast_exact<U: PyTypeInfo>(&self) -> Result<&Bound<'py, U>, CastError<'_, 'py>> {
        crate::raw::type_object::cast_exact(self.as_any())
    }

    /// The same reference as a `U`, if its type is exactly that.
    ///
    /// # Errors
    ///
    /// A [`CastIntoError`], which gives the object back or becomes a `TypeError`.
    #[inline]
    pub fn cast_into_exact<U: PyTypeInfo>(self) -> Result<Bound<'py, U>, CastIntoError<'py>> {
        if U::is_exact_type_of(self.as_any()) {
            crate::raw::type_object::cast_into(self.into_any())
        } else {
            let py = self.py();
            Err(CastIntoError::new(self.into_any(), U::type_object(py).into_any()))
        }
    }
}

impl<'a, 'py, T> Borrowed<'a, 'py, T> {
    /// The same object as a `U`, if it is one.
    ///
    /// # Errors
    ///
    /// A [`CastError`], which becomes a `TypeError`.
    #[inline]
    pub fn cast<U: PyTypeCheck>(self) -> Result<Borrowed<'a, 'py, U>, CastError<'a, 'py>> {
        crate::raw::type_object::cast_borrowed(self.to_any())
    }

    /// The same object as a `U`, if its type is exactly that.
    ///
    /// # Errors
    ///
    /// A [`CastError`], which becomes a `TypeError`.
    #[inline]
    pub fn cast_exact<U: PyTypeInfo>(self) -> Result<Borrowed<'a, 'py, U>, CastError<'a, 'py>> {
        if U::is_exact_type_of(&self.to_any()) {
            crate::raw::type_object::cast_borrowed(self.to_any())
        } else {
            let py = self.py();
            Err(CastError::new(self.to_any(), U::type_object(py).into_any()))
        }
    }
}

impl<'py> Python<'py> {
    /// The type object of `T`.
    #[inline]
    pub fn get_type<T: PyTypeInfo>(self) -> Bound<'py, PyType> {
        T::type_object(self)
    }
}
