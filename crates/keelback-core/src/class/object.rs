//! What handles can do when their object is an instance of a class.

use crate::class::borrow::SharedGuard;
use crate::class::{ClassRow, cell, layout};
use crate::ffi;
use crate::inspect::{ModuleItem, PyStaticExpr};
use crate::instance::{Borrowed, Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::pycell::{PyBorrowError, PyBorrowMutError, PyRef, PyRefMut};
use crate::pyclass::{False, PyClass, PyClassImpl, True};
use crate::pyclass_init::PyClassInitializer;
use crate::type_object::{DerefToPyAny, PyTypeInfo};
use crate::types::PyAny;

// SAFETY: the class is made by `build` and kept for as long as its interpreter; `is_type_of` says yes to instances of
// the class and of classes derived from it, which all have the payload.
unsafe impl<C: PyClass> PyTypeInfo for C {
    const TYPE_HINT: PyStaticExpr = crate::inspect::class::<C>();
    const ITEM: ModuleItem = ModuleItem::Class(const { &ClassRow::of::<C>() });

    #[inline]
    fn type_object_raw(py: Python<'_>) -> *mut ffi::PyTypeObject {
        cell::type_object::<C>(py).as_ptr().cast()
    }

    #[inline]
    fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::module::add_class::<C>(module)
    }

    #[inline]
    fn is_type_of(object: &Bound<'_, PyAny>) -> bool {
        cell::is_exactly::<C>(object) || is_derived::<C>(object)
    }
}

fn is_derived<C: PyClass>(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: both are live objects, and the token proves the thread is attached.
    unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), C::type_object_raw(object.py())) != 0 }
}

impl<C: PyClassImpl> DerefToPyAny for C {}

impl<C: PyClass> Py<C> {
    /// A new instance of the class with this value.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn new(py: Python<'_>, value: impl Into<PyClassInitializer<C>>) -> PyResult<Self> {
        Bound::new(py, value).map(Bound::unbind)
    }

    /// Borrows the value.
    ///
    /// # Panics
    ///
    /// If it is borrowed exclusively.
    #[track_caller]
    #[inline]
    pub fn borrow<'py>(&'py self, py: Python<'py>) -> PyRef<'py, C> {
        self.bind(py).borrow()
    }

    /// Borrows the value exclusively.
    ///
    /// # Panics
    ///
    /// If it is borrowed.
    #[track_caller]
    #[inline]
    pub fn borrow_mut<'py>(&'py self, py: Python<'py>) -> PyRefMut<'py, C>
    where
        C: PyClass<Frozen = False>,
    {
        self.bind(py).borrow_mut()
    }

    /// Borrows the value, unless it is borrowed exclusively.
    ///
    /// # Errors
    ///
    /// [`PyBorrowError`], which becomes a `RuntimeError`.
    #[inline]
    pub fn try_borrow<'py>(&'py self, py: Python<'py>) -> Result<PyRef<'py, C>, PyBorrowError> {
        self.bind(py).try_borrow()
    }

    /// Borrows the value exclusively, unless it is borrowed.
    ///
    /// # Errors
    ///
    /// [`PyBorrowMutError`], which becomes a `RuntimeError`.
    #[inline]
    pub fn try_borrow_mut<'py>(&'py self, py: Python<'py>) -> Result<PyRefMut<'py, C>, PyBorrowMutError>
    where
        C: PyClass<Frozen = False>,
    {
        self.bind(py).try_borrow_mut()
    }

    /// The value of an instance of a `frozen` class, without a token.
    ///
    /// # Panics
    ///
    /// If there is none: Python code can make such an instance of a derived class by replacing `__new__`.
    #[inline]
    #[must_use]
    pub fn get(&self) -> &C
    where
        C: PyClass<Frozen = True> + Sync,
    {
        // SAFETY: no Python call is made with this token: it only gives the handle its type.
        let py = unsafe { Python::assume_attached() };
        let object = self.bind_borrowed(py);
        assert!(layout::has_value(object), "{}", layout::NO_VALUE);
        // SAFETY: a frozen value is never changed, `self` keeps the instance alive, and `C` may be shared by threads.
        unsafe { &*layout::value(object).get() }
    }
}

impl<'py, C: PyClass> Bound<'py, C> {
    /// A new instance of the class with this value.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn new(py: Python<'py>, value: impl Into<PyClassInitializer<C>>) -> PyResult<Self> {
        value.into().create_class_object(py)
    }

    /// Borrows the value.
    ///
    /// # Panics
    ///
    /// If it is borrowed exclusively.
    #[track_caller]
    #[inline]
    pub fn borrow(&self) -> PyRef<'py, C> {
        PyRef::new(self.clone(), None).expect("Already mutably borrowed")
    }

    /// Borrows the value exclusively.
    ///
    /// # Panics
    ///
    /// If it is borrowed.
    #[track_caller]
    #[inline]
    pub fn borrow_mut(&self) -> PyRefMut<'py, C>
    where
        C: PyClass<Frozen = False>,
    {
        PyRefMut::new(self.clone(), None).expect("Already borrowed")
    }

    /// Borrows the value, unless it is borrowed exclusively.
    ///
    /// # Errors
    ///
    /// [`PyBorrowError`], which becomes a `RuntimeError`.
    #[inline]
    pub fn try_borrow(&self) -> Result<PyRef<'py, C>, PyBorrowError> {
        PyRef::try_new(self.clone())
    }

    /// Borrows the value exclusively, unless it is borrowed.
    ///
    /// # Errors
    ///
    /// [`PyBorrowMutError`], which becomes a `RuntimeError`.
    #[inline]
    pub fn try_borrow_mut(&self) -> Result<PyRefMut<'py, C>, PyBorrowMutError>
    where
        C: PyClass<Frozen = False>,
    {
        PyRefMut::try_new(self.clone())
    }

    /// The value of an instance of a `frozen` class.
    #[inline]
    #[must_use]
    pub fn get(&self) -> &C
    where
        C: PyClass<Frozen = True> + Sync,
    {
        self.as_unbound().get()
    }
}

impl<'a, 'py, C: PyClass> Borrowed<'a, 'py, C> {
    /// The value of an instance of a `frozen` class, for as long as somebody keeps the instance.
    #[inline]
    #[must_use]
    pub fn get(self) -> &'a C
    where
        C: PyClass<Frozen = True> + Sync,
    {
        assert!(layout::has_value(self), "{}", layout::NO_VALUE);
        // SAFETY: a frozen value is never changed, the instance is kept alive for `'a`, and `C` may be shared by threads.
        unsafe { &*layout::value(self).get() }
    }

    /// Borrows the value for as long as the handle, without a reference of its own.
    ///
    /// # Errors
    ///
    /// `RuntimeError` if the value is borrowed exclusively.
    #[inline]
    pub(crate) fn share(self) -> PyResult<SharedGuard<'a, 'py, C>> {
        SharedGuard::new(self, None)
    }
}
