//! Borrows that keep their instance alive.

use std::fmt;
use std::ops::{Deref, DerefMut};

use crate::class::flag::{Caller, Flag, Refusal};
use crate::class::layout;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound, Py};
use crate::prelude::*;
use crate::pycell::{PyBorrowError, PyBorrowMutError};
use crate::pyclass::{False, PyClass};
use crate::{PyErr, ffi};

/// A shared borrow of the value of an instance.
#[repr(transparent)]
pub struct PyRef<'py, C: PyClass>(pub(super) Bound<'py, C>);

/// The exclusive borrow of the value of an instance.
#[repr(transparent)]
pub struct PyRefMut<'py, C: PyClass<Frozen = False>>(pub(super) Bound<'py, C>);

impl<'py, C: PyClass> PyRef<'py, C> {
    #[inline]
    pub(crate) fn try_new(object: Bound<'py, C>) -> Result<Self, PyBorrowError> {
        let borrowed = object.as_borrowed();
        if layout::try_share(borrowed) {
            Ok(Self(object))
        } else {
            Err(PyBorrowError::new(borrowed, None, Refusal::InUse))
        }
    }

    /// Borrows; a class that says `lock` waits.
    #[inline]
    pub(crate) fn new(object: Bound<'py, C>, by: Caller) -> Result<Self, PyBorrowError> {
        let borrowed = object.as_borrowed();
        match layout::share(borrowed, by) {
            Ok(()) => Ok(Self(object)),
            Err(refusal) => Err(PyBorrowError::new(borrowed, by, refusal)),
        }
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
        if layout::try_exclude(borrowed) {
            Ok(Self(object))
        } else {
            Err(PyBorrowMutError::new(borrowed, None, Refusal::InUse))
        }
    }

    /// Borrows; a class that says `lock` waits.
    #[inline]
    pub(crate) fn new(object: Bound<'py, C>, by: Caller) -> Result<Self, PyBorrowMutError> {
        let borrowed = object.as_borrowed();
        match layout::exclude(borrowed, by) {
            Ok(()) => Ok(Self(object)),
            Err(refusal) => Err(PyBorrowMutError::new(borrowed, by, refusal)),
        }
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
    ($($guard:ident, $error:ident, $class:path;)*) => {$(
        impl<'a, 'py, C: $class> FromPyObject<'a, 'py> for $guard<'py, C> {
            type Error = PyErr;

            const INPUT_TYPE: PyStaticExpr = C::TYPE_HINT;

            #[inline]
            fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
                Ok(Self::new(object.cast::<C>()?.to_owned(), None)?)
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
    PyRef, PyBorrowError, PyClass;
    PyRefMut, PyBorrowMutError, PyClass<Frozen = False>;
}
