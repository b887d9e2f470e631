//! The ways in which a method can take its instance.

use crate::class::borrow::{ExclusiveGuard, SharedGuard};
use crate::function::FunctionDescriptor;
use crate::instance::{Borrowed, Bound, Py};
use crate::prelude::*;
use crate::pycell::{PyRef, PyRefMut};
use crate::pyclass::{False, PyClass};

/// `&self`.
///
/// # Errors
///
/// `RuntimeError` if the value is borrowed exclusively.
#[inline]
pub fn receiver_ref<'a, 'h, 'py, C: PyClass>(
    this: Borrowed<'a, 'py, C>,
    holder: &'h mut Option<SharedGuard<'a, 'py, C>>,
    by: &'static FunctionDescriptor,
) -> PyResult<&'h C> {
    Ok(holder.insert(SharedGuard::new(this, Some(by))?))
}

/// `&mut self`.
///
/// # Errors
///
/// `RuntimeError` if the value is borrowed.
#[inline]
pub fn receiver_mut<'a, 'h, 'py, C: PyClass<Frozen = False>>(
    this: Borrowed<'a, 'py, C>,
    holder: &'h mut Option<ExclusiveGuard<'a, 'py, C>>,
    by: &'static FunctionDescriptor,
) -> PyResult<&'h mut C> {
    Ok(holder.insert(ExclusiveGuard::new(this, Some(by))?))
}

/// A first parameter that is written out: `slf: PyRef<'_, Self>` and its kin.
///
/// # Errors
///
/// `RuntimeError` if the value is borrowed in a way that excludes this one.
#[inline]
pub fn receiver<'a, 'h, 'py, T, C>(
    this: Borrowed<'a, 'py, C>,
    holder: &'h mut T::Holder,
    by: &'static FunctionDescriptor,
) -> PyResult<T>
where
    C: PyClass,
    T: FromReceiver<'a, 'h, 'py, C>,
{
    T::from_receiver(this, holder, by)
}

/// Types that a method's first parameter can have.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the first parameter of a method of `{C}`",
    note = "use `&self`, `&mut self`, `PyRef<'_, Self>`, `PyRefMut<'_, Self>`, `&Bound<'_, Self>`, `Bound<'_, Self>` or `Py<Self>`"
)]
pub trait FromReceiver<'a, 'h, 'py, C>: Sized {
    /// What it borrows from, on the stack of the entry point.
    type Holder: Default;

    /// The instance in this form.
    ///
    /// # Errors
    ///
    /// `RuntimeError` if the value is borrowed in a way that excludes this one.
    fn from_receiver(
        this: Borrowed<'a, 'py, C>,
        holder: &'h mut Self::Holder,
        by: &'static FunctionDescriptor,
    ) -> PyResult<Self>;
}

impl<'a, 'py, C: PyClass> FromReceiver<'a, '_, 'py, C> for PyRef<'py, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut (), by: &'static FunctionDescriptor) -> PyResult<Self> {
        Ok(PyRef::new(this.to_owned(), Some(by))?)
    }
}

impl<'a, 'py, C: PyClass<Frozen = False>> FromReceiver<'a, '_, 'py, C> for PyRefMut<'py, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut (), by: &'static FunctionDescriptor) -> PyResult<Self> {
        Ok(PyRefMut::new(this.to_owned(), Some(by))?)
    }
}

impl<'a, 'py, C: PyClass> FromReceiver<'a, '_, 'py, C> for PyClassGuard<'a, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut (), by: &'static FunctionDescriptor) -> PyResult<Self> {
        Ok(PyClassGuard::new(this, Some(by))?)
    }
}

impl<'a, 'py, C: PyClass<Frozen = False>> FromReceiver<'a, '_, 'py, C> for PyClassGuardMut<'a, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut (), by: &'static FunctionDescriptor) -> PyResult<Self> {
        Ok(PyClassGuardMut::new(this, Some(by))?)
    }
}

impl<'a, 'h, 'py, C: 'a> FromReceiver<'a, 'h, 'py, C> for &'h Bound<'py, C>
where
    'a: 'h,
{
    type Holder = Option<Borrowed<'a, 'py, C>>;

    #[inline]
    fn from_receiver(
        this: Borrowed<'a, 'py, C>,
        holder: &'h mut Self::Holder,
        _: &'static FunctionDescriptor,
    ) -> PyResult<Self> {
        Ok(&**holder.insert(this))
    }
}

impl<'a, 'py, C> FromReceiver<'a, '_, 'py, C> for Bound<'py, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut (), _: &'static FunctionDescriptor) -> PyResult<Self> {
        Ok(this.to_owned())
    }
}

impl<'a, 'py, C> FromReceiver<'a, '_, 'py, C> for Borrowed<'a, 'py, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut (), _: &'static FunctionDescriptor) -> PyResult<Self> {
        Ok(this)
    }
}

impl<'a, 'py, C> FromReceiver<'a, '_, 'py, C> for Py<C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut (), _: &'static FunctionDescriptor) -> PyResult<Self> {
        Ok(this.to_owned().unbind())
    }
}
