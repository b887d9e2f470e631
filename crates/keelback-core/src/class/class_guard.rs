//! Borrows that may be used and may end on any thread, attached or not.

use std::cell::UnsafeCell;
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use crate::class::class_guard_map::{PyClassGuardMap, PyClassGuardMapMut};
use crate::class::flag::{Caller, Flag, Lent, Refusal};
use crate::class::layout::{self, FlagOf};
use crate::err::CastError;
use crate::ffi;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::prelude::*;
use crate::pycell::{PyBorrowError, PyBorrowMutError};
use crate::pyclass::{False, PyClass};

/// An instance that somebody keeps alive for `'a`, and which thread began to borrow it.
#[repr(C)]
struct Place<'a, C> {
    object: *mut ffi::PyObject,
    holder: usize,
    instance: PhantomData<&'a Py<C>>,
}

impl<'a, C: PyClass> Place<'a, C> {
    #[inline]
    fn of(object: Borrowed<'a, '_, C>) -> Self {
        Self { object: object.as_ptr(), holder: FlagOf::<C>::holder(), instance: PhantomData }
    }

    #[inline]
    fn bind<'py>(&self, py: Python<'py>) -> Borrowed<'a, 'py, C> {
        // SAFETY: a live instance of `C`, as it was when this was made of one.
        unsafe { Borrowed::from_ptr_unchecked(py, self.object) }
    }

    /// The instance, to look for its value and its flag.
    #[inline]
    fn object(&self) -> Borrowed<'a, '_, C> {
        // SAFETY: nothing of Python is called with this token: the places of the value and of the flag are read.
        self.bind(unsafe { Python::assume_attached() })
    }

    #[inline]
    fn value(&self) -> &'a UnsafeCell<C> {
        layout::value(self.object())
    }

    #[inline]
    fn flag(&self) -> &'a FlagOf<C> {
        layout::flag(self.object())
    }
}

/// A shared borrow of the value of an instance, which needs no token: it may go to a thread that is not attached, and end
/// there.
///
/// A function takes one as an argument, and a method as its first parameter; `&Bound<'_, C>` converts to one.
///
/// ```
/// use keelback::prelude::*;
///
/// #[pyclass]
/// struct Numbers {
///     values: Vec<i64>,
/// }
///
/// #[pyfunction]
/// fn total(py: Python<'_>, numbers: PyClassGuard<'_, Numbers>) -> i64 {
///     py.detach(|| numbers.values.iter().sum())
/// }
///
/// Python::attach(|py| {
///     let total = wrap_pyfunction!(total, py).unwrap();
///     let sum = total.call1((Numbers { values: vec![1, 2, 3] },)).unwrap();
///     assert_eq!(sum.extract::<i64>().unwrap(), 6);
/// });
/// ```
#[repr(transparent)]
pub struct PyClassGuard<'a, C: PyClass>(Place<'a, C>);

// SAFETY: it gives `&C`, and no access to Python; the flag is given back from any thread (`Lent`).
unsafe impl<C: PyClass + Sync> Send for PyClassGuard<'_, C> {}
// SAFETY: as for `Send`.
unsafe impl<C: PyClass + Sync> Sync for PyClassGuard<'_, C> {}

/// The exclusive borrow of the value of an instance, which needs no token: it may go to a thread that is not attached, and
/// end there.
#[repr(transparent)]
pub struct PyClassGuardMut<'a, C: PyClass<Frozen = False>>(Place<'a, C>);

// SAFETY: it gives `&mut C`, and no access to Python; the flag is given back from any thread (`Lent`).
unsafe impl<C: PyClass<Frozen = False> + Send + Sync> Send for PyClassGuardMut<'_, C> {}
// SAFETY: a shared guard gives `&C`.
unsafe impl<C: PyClass<Frozen = False> + Sync> Sync for PyClassGuardMut<'_, C> {}

impl<'a, C: PyClass> PyClassGuard<'a, C> {
    #[inline]
    pub(crate) fn new(object: Borrowed<'a, '_, C>, by: Caller) -> Result<Self, PyBorrowError> {
        match layout::share(object, by) {
            Ok(()) => Ok(Self(Place::of(object))),
            Err(refusal) => Err(PyBorrowError::new(object, by, refusal)),
        }
    }

    /// The borrow of a part of the value.
    ///
    /// ```
    /// use keelback::prelude::*;
    /// use keelback::pyclass::PyClassGuardMap;
    ///
    /// #[pyclass]
    /// struct Person {
    ///     name: String,
    /// }
    ///
    /// Python::attach(|py| {
    ///     let ada = Bound::new(py, Person { name: "Ada".to_owned() }).unwrap();
    ///     let guard: PyClassGuard<'_, Person> = ada.extract().unwrap();
    ///     let name: PyClassGuardMap<'_, str> = guard.map(|person| person.name.as_str());
    ///     assert_eq!(&*name, "Ada");
    ///     assert!(ada.try_borrow_mut().is_err());
    /// });
    /// ```
    #[inline]
    pub fn map<F, U: ?Sized>(self, f: F) -> PyClassGuardMap<'a, U>
    where
        F: FnOnce(&C) -> &U,
    {
        let part = NonNull::from(f(&self));
        let place = &ManuallyDrop::new(self).0;
        PyClassGuardMap::new(part, place.flag(), place.holder)
    }
}

impl<'a, C: PyClass<Frozen = False>> PyClassGuardMut<'a, C> {
    #[inline]
    pub(crate) fn new(object: Borrowed<'a, '_, C>, by: Caller) -> Result<Self, PyBorrowMutError> {
        match layout::exclude(object, by) {
            Ok(()) => Ok(Self(Place::of(object))),
            Err(refusal) => Err(PyBorrowMutError::new(object, by, refusal)),
        }
    }

    /// The exclusive borrow of a part of the value.
    #[inline]
    pub fn map<F, U: ?Sized>(mut self, f: F) -> PyClassGuardMapMut<'a, U>
    where
        F: FnOnce(&mut C) -> &mut U,
    {
        let part = NonNull::from(f(&mut self));
        let place = &ManuallyDrop::new(self).0;
        PyClassGuardMapMut::new(part, place.flag(), place.holder)
    }
}

impl<C: PyClass> PyClassGuard<'_, C> {
    /// Panics if the value of a base is of another thread: the class itself may be sent, or there would be no guard here.
    #[inline]
    pub(super) fn assert_super_here(&self) {
        layout::assert_here(self.0.object());
    }

    /// Gives the flag back before the guard is dropped, which the caller prevents.
    #[inline]
    pub(super) fn end(&self) {
        self.0.flag().end_share(self.0.holder);
    }
}

impl<C: PyClass<Frozen = False>> PyClassGuardMut<'_, C> {
    /// As [`PyClassGuard::assert_super_here`].
    #[inline]
    pub(super) fn assert_super_here(&self) {
        layout::assert_here(self.0.object());
    }
}

impl<C: PyClass> Deref for PyClassGuard<'_, C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the flag says that nobody borrows exclusively until this guard is dropped.
        unsafe { &*self.0.value().get() }
    }
}

impl<C: PyClass<Frozen = False>> Deref for PyClassGuardMut<'_, C> {
    type Target = C;

    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: the flag says that nobody else borrows until this guard is dropped.
        unsafe { &*self.0.value().get() }
    }
}

impl<C: PyClass<Frozen = False>> DerefMut for PyClassGuardMut<'_, C> {
    #[inline]
    fn deref_mut(&mut self) -> &mut C {
        // SAFETY: the flag says that nobody else borrows until this guard is dropped.
        unsafe { &mut *self.0.value().get() }
    }
}

impl<C: PyClass> Drop for PyClassGuard<'_, C> {
    #[inline]
    fn drop(&mut self) {
        self.0.flag().end_share(self.0.holder);
    }
}

impl<C: PyClass<Frozen = False>> Drop for PyClassGuardMut<'_, C> {
    #[inline]
    fn drop(&mut self) {
        self.0.flag().end_exclusion(self.0.holder);
    }
}

macro_rules! guards {
    ($($guard:ident, $error:ident, $refused:ident, $try_borrow:ident, $class:path;)*) => {$(
        impl<'a, 'py, C: $class> FromPyObject<'a, 'py> for $guard<'a, C> {
            type Error = $error<'a, 'py>;

            const INPUT_TYPE: PyStaticExpr = C::TYPE_HINT;

            #[inline]
            fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
                let object = object.cast::<C>().map_err(|error| $error(Reason::Class(error)))?;
                Self::new(object, None).map_err(|error| $error(Reason::Borrowed(error)))
            }
        }

        impl<'a, 'py, C: $class> IntoPyObject<'py> for $guard<'a, C> {
            type Target = C;
            type Output = Borrowed<'a, 'py, C>;
            type Error = Infallible;

            const OUTPUT_TYPE: PyStaticExpr = C::TYPE_HINT;

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(self.0.bind(py))
            }
        }

        impl<'a, 'py, C: $class> IntoPyObject<'py> for &$guard<'a, C> {
            type Target = C;
            type Output = Borrowed<'a, 'py, C>;
            type Error = Infallible;

            const OUTPUT_TYPE: PyStaticExpr = C::TYPE_HINT;

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(self.0.bind(py))
            }
        }

        impl<'a, 'py, C: $class> TryFrom<&'a Bound<'py, C>> for $guard<'a, C> {
            type Error = $refused;

            #[inline]
            fn try_from(object: &'a Bound<'py, C>) -> Result<Self, $refused> {
                let object = object.as_borrowed();
                if layout::$try_borrow(object) {
                    Ok(Self(Place::of(object)))
                } else {
                    Err($refused::new(object, None, Refusal::InUse))
                }
            }
        }

        impl<C: $class + fmt::Debug> fmt::Debug for $guard<'_, C> {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }

        /// The object is no instance of the class, or its value cannot be borrowed.
        pub struct $error<'a, 'py>(Reason<'a, 'py, $refused>);

        impl fmt::Debug for $error<'_, '_> {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match &self.0 {
                    Reason::Class(error) => error.fmt(f),
                    Reason::Borrowed(error) => error.fmt(f),
                }
            }
        }

        impl fmt::Display for $error<'_, '_> {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match &self.0 {
                    Reason::Class(error) => error.fmt(f),
                    Reason::Borrowed(error) => error.fmt(f),
                }
            }
        }

        impl From<$error<'_, '_>> for PyErr {
            #[inline]
            fn from(error: $error<'_, '_>) -> Self {
                match error.0 {
                    Reason::Class(error) => error.into(),
                    Reason::Borrowed(error) => error.into(),
                }
            }
        }
    )*};
}

/// Why there is no guard.
enum Reason<'a, 'py, E> {
    Class(CastError<'a, 'py>),
    Borrowed(E),
}

guards! {
    PyClassGuard, PyClassGuardError, PyBorrowError, try_share, PyClass;
    PyClassGuardMut, PyClassGuardMutError, PyBorrowMutError, try_exclude, PyClass<Frozen = False>;
}
