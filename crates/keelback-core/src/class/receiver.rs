//! The ways in which a method can take its instance.

use crate::class::borrow::{ExclusiveGuard, SharedGuard};
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
) -> PyResult<&'h C> {
    Ok(holder.insert(SharedGuard::try_new(this)?))
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
) -> PyResult<&'h mut C> {
    Ok(holder.insert(ExclusiveGuard::try_new(this)?))
}

/// A first parameter that is written out: `slf: PyRef<'_, Self>` and its kin.
///
/// # Errors
///
/// `RuntimeError` if the value is borrowed in a way that excludes this one.
#[inline]
pub fn receiver<'a, 'h, 'py, T, C>(this: Borrowed<'a, 'py, C>, holder: &'h mut T::Holder) -> PyResult<T>
where
    C: PyClass,
    T: FromReceiver<'a, 'h, 'py, C>,
{
    T::from_receiver(this, holder)
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
    fn from_receiver(this: Borrowed<'a, 'py, C>, holder: &'h mut Self::Holder) -> PyResult<Self>;
}

impl<'a, 'py, C: PyClass> FromReceiver<'a, '_, 'py, C> for PyRef<'py, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut ()) -> PyResult<Self> {
        this.try_borrow().map_err(Into::into)
    }
}

impl<'a, 'py, C: PyClass<Frozen = False>> FromReceiver<'a, '_, 'py, C> for PyRefMut<'py, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut ()) -> PyResult<Self> {
        this.try_borrow_mut().map_err(Into::into)
    }
}

impl<'a, 'h, 'py, C: 'a> FromReceiver<'a, 'h, 'py, C> for &'h Bound<'py, C>
where
    'a: 'h,
{
    type Holder = Option<Borrowed<'a, 'py, C>>;

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, holder: &'h mut Self::Holder) -> PyResult<Self> {
        Ok(&**holder.insert(this))
    }
}

impl<'a, 'py, C> FromReceiver<'a, '_, 'py, C> for Bound<'py, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut ()) -> PyResult<Self> {
        Ok(this.to_owned())
    }
}

impl<'a, 'py, C> FromReceiver<'a, '_, 'py, C> for Borrowed<'a, 'py, C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut ()) -> PyResult<Self> {
        Ok(this)
    }
}

impl<'a, 'py, C> FromReceiver<'a, '_, 'py, C> for Py<C> {
    type Holder = ();

    #[inline]
    fn from_receiver(this: Borrowed<'a, 'py, C>, _: &mut ()) -> PyResult<Self> {
        Ok(this.to_owned().unbind())
    }
}
