//! From an instance to the base that its class extends: the same object, and the same borrow.

use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

use crate::class::base::Subclassable;
use crate::class::flag::Flag;
use crate::class::guard::{PyRef, PyRefMut};
use crate::class::layout::{self, FlagOf};
use crate::instance::Bound;
use crate::pyclass::{False, PyClass, PyClassImpl};

impl<'py, C: PyClass> Bound<'py, C> {
    /// The same object as an instance of the base.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// #[pyclass(subclass)]
    /// struct Animal {
    ///     legs: u32,
    /// }
    ///
    /// #[pyclass(extends = Animal)]
    /// struct Dog;
    ///
    /// Python::attach(|py| {
    ///     let dog = PyClassInitializer::from(Animal { legs: 4 }).add_subclass(Dog);
    ///     let dog = Bound::new(py, dog).unwrap();
    ///     assert_eq!(dog.as_super().borrow().legs, 4);
    /// });
    /// ```
    #[inline]
    #[must_use]
    pub fn as_super(&self) -> &Bound<'py, C::Base> {
        // SAFETY: an instance of a class is one of its base.
        unsafe { self.as_any().cast_raw_ref() }
    }

    /// The same reference as one to an instance of the base.
    #[inline]
    #[must_use]
    pub fn into_super(self) -> Bound<'py, C::Base> {
        // SAFETY: an instance of a class is one of its base.
        unsafe { self.into_any().cast_raw() }
    }
}

impl<'py, C, B> PyRef<'py, C>
where
    C: PyClass + PyClassImpl<Base = B>,
    B: PyClass + Subclassable,
{
    /// The borrow of the base's value.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// #[pyclass(subclass)]
    /// struct Animal {
    ///     name: String,
    /// }
    ///
    /// #[pyclass(extends = Animal)]
    /// struct Dog {
    ///     tricks: u32,
    /// }
    ///
    /// #[pymethods]
    /// impl Dog {
    ///     fn boast(slf: PyRef<'_, Self>) -> String {
    ///         format!("{} knows {} tricks", slf.as_super().name, slf.tricks)
    ///     }
    /// }
    ///
    /// Python::attach(|py| {
    ///     let rex = PyClassInitializer::from(Animal { name: "Rex".to_owned() }).add_subclass(Dog { tricks: 2 });
    ///     let rex = Bound::new(py, rex).unwrap();
    ///     assert_eq!(rex.call_method0("boast").unwrap().to_string(), "Rex knows 2 tricks");
    /// });
    /// ```
    #[inline]
    #[must_use]
    pub fn as_super(&self) -> &PyRef<'py, B> {
        // SAFETY: both are transparent around a handle to the same object, which is an instance of the base too; that
        // the value of the base is shared, the one flag of the instance says.
        unsafe { &*std::ptr::from_ref(self).cast() }
    }

    /// The borrow as one of the base's value.
    #[inline]
    #[must_use]
    pub fn into_super(self) -> PyRef<'py, B> {
        let guard = ManuallyDrop::new(self);
        // SAFETY: the guard is not used any more.
        let object = unsafe { std::ptr::read(&raw const guard.0) };
        if const { FlagOf::<C>::TELLS && !FlagOf::<B>::TELLS } {
            // The base has no flag that its guard could give back.
            layout::flag(object.as_borrowed()).unshare();
        }
        PyRef(object.into_super())
    }
}

impl<C, B> AsRef<B> for PyRef<'_, C>
where
    C: PyClass + PyClassImpl<Base = B>,
    B: PyClass + Subclassable,
{
    #[inline]
    fn as_ref(&self) -> &B {
        self.as_super()
    }
}

impl<'py, C, B> PyRefMut<'py, C>
where
    C: PyClass<Frozen = False> + PyClassImpl<Base = B>,
    B: PyClass<Frozen = False> + Subclassable,
{
    /// The exclusive borrow of the base's value.
    #[inline]
    #[must_use]
    pub fn as_super(&mut self) -> PyRefMutSuper<'_, 'py, B> {
        // SAFETY: both are transparent around a handle to the same object, which is an instance of the base too; that
        // the value of the base is borrowed exclusively, the one flag of the instance says.
        PyRefMutSuper(unsafe { &mut *std::ptr::from_mut(self).cast() })
    }

    /// The borrow as one of the base's value.
    #[inline]
    #[must_use]
    pub fn into_super(self) -> PyRefMut<'py, B> {
        let guard = ManuallyDrop::new(self);
        // SAFETY: the guard is not used any more.
        let object = unsafe { std::ptr::read(&raw const guard.0) };
        PyRefMut(object.into_super())
    }
}

impl<C, B> AsRef<B> for PyRefMut<'_, C>
where
    C: PyClass<Frozen = False> + PyClassImpl<Base = B>,
    B: PyClass<Frozen = False> + Subclassable,
{
    #[inline]
    fn as_ref(&self) -> &B {
        // SAFETY: the value of an instance that the guard keeps alive and borrows.
        unsafe { &*layout::value(self.0.as_super().as_borrowed()).get() }
    }
}

impl<C, B> AsMut<B> for PyRefMut<'_, C>
where
    C: PyClass<Frozen = False> + PyClassImpl<Base = B>,
    B: PyClass<Frozen = False> + Subclassable,
{
    #[inline]
    fn as_mut(&mut self) -> &mut B {
        // SAFETY: the value of an instance that the guard keeps alive and borrows exclusively.
        unsafe { &mut *layout::value(self.0.as_super().as_borrowed()).get() }
    }
}

/// The exclusive borrow of the base's value, by a [`PyRefMut`] of a class that extends it.
///
/// It is no `&mut PyRefMut`: two of these could be swapped, and each would then be one of an object of another class.
pub struct PyRefMutSuper<'a, 'py, B: PyClass<Frozen = False>>(&'a mut PyRefMut<'py, B>);

impl<'a, 'py, C, B> PyRefMutSuper<'a, 'py, C>
where
    C: PyClass<Frozen = False> + PyClassImpl<Base = B>,
    B: PyClass<Frozen = False> + Subclassable,
{
    /// The exclusive borrow of the value of the base's base.
    #[inline]
    #[must_use]
    pub fn as_super(&mut self) -> PyRefMutSuper<'_, 'py, B> {
        self.0.as_super()
    }
}

impl<C, B> AsRef<B> for PyRefMutSuper<'_, '_, C>
where
    C: PyClass<Frozen = False> + PyClassImpl<Base = B>,
    B: PyClass<Frozen = False> + Subclassable,
{
    #[inline]
    fn as_ref(&self) -> &B {
        (*self.0).as_ref()
    }
}

impl<B: PyClass<Frozen = False>> Deref for PyRefMutSuper<'_, '_, B> {
    type Target = B;

    #[inline]
    fn deref(&self) -> &B {
        self.0
    }
}

impl<B: PyClass<Frozen = False>> DerefMut for PyRefMutSuper<'_, '_, B> {
    #[inline]
    fn deref_mut(&mut self) -> &mut B {
        self.0
    }
}
