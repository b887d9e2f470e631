//! From a guard that may end on any thread to one of the base's value: the same instance, and the same borrow.

use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

use crate::class::base::Subclassable;
use crate::class::class_guard::{PyClassGuard, PyClassGuardMut};
use crate::class::flag::Flag;
use crate::class::layout::FlagOf;
use crate::pyclass::{False, PyClass, PyClassImpl};

impl<'a, C, B> PyClassGuard<'a, C>
where
    C: PyClass + PyClassImpl<Base = B>,
    B: PyClass + Subclassable,
{
    /// The borrow of the base's value.
    ///
    /// # Panics
    ///
    /// If the base is `unsendable` and its value is of another thread.
    #[inline]
    #[must_use]
    pub fn as_super(&self) -> &PyClassGuard<'a, B> {
        self.assert_super_here();
        // SAFETY: both are transparent around the same place, which is an instance of the base too; that the value of the
        // base is shared, the one flag of the instance says.
        unsafe { &*std::ptr::from_ref(self).cast() }
    }

    /// The borrow as one of the base's value.
    ///
    /// # Panics
    ///
    /// If the base is `unsendable` and its value is of another thread.
    #[inline]
    #[must_use]
    pub fn into_super(self) -> PyClassGuard<'a, B> {
        self.assert_super_here();
        if const { FlagOf::<C>::TELLS && !FlagOf::<B>::TELLS } {
            // The base has no flag that its guard could give back.
            self.end();
        }
        let guard = ManuallyDrop::new(self);
        // SAFETY: as for `as_super`; the guard is not used any more.
        unsafe { std::ptr::from_ref(&*guard).cast::<PyClassGuard<'a, B>>().read() }
    }
}

impl<C, B> AsRef<B> for PyClassGuard<'_, C>
where
    C: PyClass + PyClassImpl<Base = B>,
    B: PyClass + Subclassable,
{
    #[inline]
    fn as_ref(&self) -> &B {
        self.as_super()
    }
}

impl<'a, C, B> PyClassGuardMut<'a, C>
where
    C: PyClass<Frozen = False> + PyClassImpl<Base = B>,
    B: PyClass<Frozen = False> + Subclassable,
{
    /// The exclusive borrow of the base's value.
    ///
    /// # Panics
    ///
    /// If the base is `unsendable` and its value is of another thread.
    #[inline]
    #[must_use]
    pub fn as_super(&mut self) -> PyClassGuardMutSuper<'_, 'a, B> {
        self.assert_super_here();
        // SAFETY: both are transparent around the same place, which is an instance of the base too; that the value of the
        // base is borrowed exclusively, the one flag of the instance says.
        PyClassGuardMutSuper(unsafe { &mut *std::ptr::from_mut(self).cast() })
    }

    /// The borrow as one of the base's value.
    ///
    /// # Panics
    ///
    /// If the base is `unsendable` and its value is of another thread.
    #[inline]
    #[must_use]
    pub fn into_super(self) -> PyClassGuardMut<'a, B> {
        self.assert_super_here();
        let guard = ManuallyDrop::new(self);
        // SAFETY: as for `as_super`; the guard is not used any more.
        unsafe { std::ptr::from_ref(&*guard).cast::<PyClassGuardMut<'a, B>>().read() }
    }
}

/// The exclusive borrow of the base's value, by a [`PyClassGuardMut`] of a class that extends it.
pub struct PyClassGuardMutSuper<'g, 'a, B: PyClass<Frozen = False>>(&'g mut PyClassGuardMut<'a, B>);

impl<'g, 'a, C, B> PyClassGuardMutSuper<'g, 'a, C>
where
    C: PyClass<Frozen = False> + PyClassImpl<Base = B>,
    B: PyClass<Frozen = False> + Subclassable,
{
    /// The exclusive borrow of the value of the base's base.
    #[inline]
    #[must_use]
    pub fn as_super(&mut self) -> PyClassGuardMutSuper<'_, 'a, B> {
        self.0.as_super()
    }
}

impl<B: PyClass<Frozen = False>> Deref for PyClassGuardMutSuper<'_, '_, B> {
    type Target = B;

    #[inline]
    fn deref(&self) -> &B {
        self.0
    }
}

impl<B: PyClass<Frozen = False>> DerefMut for PyClassGuardMutSuper<'_, '_, B> {
    #[inline]
    fn deref_mut(&mut self) -> &mut B {
        self.0
    }
}
