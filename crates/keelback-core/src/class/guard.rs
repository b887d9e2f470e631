//! Borrows that keep their instance alive.

use std::fmt;
use std::ops::{Deref, DerefMut};

use crate::class::borrow::Flag;
use crate::class::layout;
use crate::exceptions::PyRuntimeError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound, Py};
use crate::prelude::*;
use crate::pyclass::{False, PyClass};
use crate::{PyErr, ffi};

/// A shared borrow of the value of an instance.
pub struct PyRef<'py, C: PyClass>(Bound<'py, C>);

/// The exclusive borrow of the value of an instance.
pub struct PyRefMut<'py, C: PyClass<Frozen = False>>(Bound<'py, C>);

impl<'py, C: PyClass> PyRef<'py, C> {
    #[inline]
    pub(crate) fn try_new(object: Bound<'py, C>) -> Result<Self, PyBorrowError> {
        let borrowed = object.as_borrowed();
        if layout::try_share(borrowed) { Ok(Self(object)) } else { Err(PyBorrowError::of(borrowed)) }
    }

    /// The token of the thread.
    #[must_use]
    #[inline]
    pub fn py(&self) -> Python<'py> {
        self.0.py()
    }

    /// The instance's address.
    #[must_use]
    #[inline]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.0.as_ptr()
    }

    /// The instance's address; the caller gets an owned reference.
    #[must_use]
    #[inline]
    pub fn into_ptr(self) -> *mut ffi::PyObject {
        self.0.clone().into_ptr()
    }
}

impl<C: PyClass> Deref for PyRef<'_, C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the flag says that nobody borrows exclusively until this guard is dropped.
        unsafe { &*layout::value(self.0.as_borrowed()).get() }
    }
}

impl<C: PyClass> Drop for PyRef<'_, C> {
    #[inline]
    fn drop(&mut self) {
        layout::flag(self.0.as_borrowed()).unshare();
    }
}

impl<'py, C: PyClass<Frozen = False>> PyRefMut<'py, C> {
    #[inline]
    pub(crate) fn try_new(object: Bound<'py, C>) -> Result<Self, PyBorrowMutError> {
        let borrowed = object.as_borrowed();
        if layout::flag(borrowed).try_exclude() { Ok(Self(object)) } else { Err(PyBorrowMutError::of(borrowed)) }
    }

    /// The token of the thread.
    #[must_use]
    #[inline]
    pub fn py(&self) -> Python<'py> {
        self.0.py()
    }

    /// The instance's address.
    #[must_use]
    #[inline]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.0.as_ptr()
    }

    /// The instance's address; the caller gets an owned reference.
    #[must_use]
    #[inline]
    pub fn into_ptr(self) -> *mut ffi::PyObject {
        self.0.clone().into_ptr()
    }
}

impl<C: PyClass<Frozen = False>> Deref for PyRefMut<'_, C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the flag says that nobody else borrows until this guard is dropped.
        unsafe { &*layout::value(self.0.as_borrowed()).get() }
    }
}

impl<C: PyClass<Frozen = False>> DerefMut for PyRefMut<'_, C> {
    #[inline]
    fn deref_mut(&mut self) -> &mut C {
        // SAFETY: the flag says that nobody else borrows until this guard is dropped.
        unsafe { &mut *layout::value(self.0.as_borrowed()).get() }
    }
}

impl<C: PyClass<Frozen = False>> Drop for PyRefMut<'_, C> {
    #[inline]
    fn drop(&mut self) {
        layout::flag(self.0.as_borrowed()).unexclude();
    }
}

macro_rules! conversions {
    ($($guard:ident, $error:ident, $try_new:ident, $class:path;)*) => {$(
        impl<'a, 'py, C: $class> FromPyObject<'a, 'py> for $guard<'py, C> {
            type Error = PyErr;

            const INPUT_TYPE: PyStaticExpr = C::TYPE_HINT;

            #[inline]
            fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
                Ok(Self::try_new(object.cast::<C>()?.to_owned())?)
            }
        }

        impl<'py, C: $class> IntoPyObject<'py> for $guard<'py, C> {
            type Target = C;
            type Output = Bound<'py, C>;
            type Error = std::convert::Infallible;

            const OUTPUT_TYPE: PyStaticExpr = C::TYPE_HINT;

            #[inline]
            fn into_pyobject(self, _py: Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(self.0.clone())
            }
        }

        impl<'a, 'py, C: $class> IntoPyObject<'py> for &'a $guard<'py, C> {
            type Target = C;
            type Output = Borrowed<'a, 'py, C>;
            type Error = std::convert::Infallible;

            const OUTPUT_TYPE: PyStaticExpr = C::TYPE_HINT;

            #[inline]
            fn into_pyobject(self, _py: Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(self.0.as_borrowed())
            }
        }

        impl<'py, C: $class> TryFrom<&Bound<'py, C>> for $guard<'py, C> {
            type Error = $error;

            #[inline]
            fn try_from(object: &Bound<'py, C>) -> Result<Self, $error> {
                Self::try_new(object.clone())
            }
        }

        impl<C: $class> From<$guard<'_, C>> for Py<C> {
            #[inline]
            fn from(guard: $guard<'_, C>) -> Self {
                guard.0.clone().unbind()
            }
        }

        impl<C: $class + fmt::Debug> fmt::Debug for $guard<'_, C> {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    )*};
}

conversions! {
    PyRef, PyBorrowError, try_new, PyClass;
    PyRefMut, PyBorrowMutError, try_new, PyClass<Frozen = False>;
}

macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {$(
        $(#[$doc])*
        pub struct $name {
            has_value: bool,
        }

        impl $name {
            #[cold]
            pub(crate) fn of<C: PyClass>(object: Borrowed<'_, '_, C>) -> Self {
                Self { has_value: layout::has_value(object) }
            }
        }

        impl fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        impl fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(if self.has_value { $text } else { layout::NO_VALUE })
            }
        }

        impl std::error::Error for $name {}

        impl From<$name> for PyErr {
            #[cold]
            fn from(error: $name) -> Self {
                PyRuntimeError::new_err(error.to_string())
            }
        }
    )*};
}

errors! {
    /// The value is borrowed exclusively; becomes a `RuntimeError`.
    PyBorrowError = "Already mutably borrowed";
    /// The value is borrowed; becomes a `RuntimeError`.
    PyBorrowMutError = "Already borrowed";
}
