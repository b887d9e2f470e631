//! What a function may take as the module or class that it belongs to.

use crate::instance::{Borrowed, Bound, Py};
use crate::types::{PyModule, PyType};

/// A form in which a function takes its module or class.
#[diagnostic::on_unimplemented(
    message = "a function cannot take its module or class as `{Self}`",
    note = "take `&Bound<'_, {T}>`"
)]
pub trait OwnerArgument<'a, 'py, T> {
    /// The module or class in this form.
    fn from_owner(owner: &'a Bound<'py, T>) -> Self;
}

impl<'a, 'py, T> OwnerArgument<'a, 'py, T> for &'a Bound<'py, T> {
    #[inline]
    fn from_owner(owner: &'a Bound<'py, T>) -> Self {
        owner
    }
}

impl<'py, T> OwnerArgument<'_, 'py, T> for Bound<'py, T> {
    #[inline]
    fn from_owner(owner: &Bound<'py, T>) -> Self {
        owner.clone()
    }
}

impl<'a, 'py, T> OwnerArgument<'a, 'py, T> for Borrowed<'a, 'py, T> {
    #[inline]
    fn from_owner(owner: &'a Bound<'py, T>) -> Self {
        owner.as_borrowed()
    }
}

impl<T> OwnerArgument<'_, '_, T> for Py<T> {
    #[inline]
    fn from_owner(owner: &Bound<'_, T>) -> Self {
        owner.clone().unbind()
    }
}

/// As code written for PyO3 before 0.21 takes it.
impl<'a> OwnerArgument<'a, '_, PyModule> for &'a PyModule {
    #[inline]
    fn from_owner(owner: &'a Bound<'_, PyModule>) -> Self {
        crate::raw::module_ref::from_bound(owner)
    }
}

/// The module in the form that the user's function takes it.
#[inline]
pub fn module_argument<'a, 'py, T: OwnerArgument<'a, 'py, PyModule>>(module: &'a Bound<'py, PyModule>) -> T {
    T::from_owner(module)
}

/// The class in the form that the user's function takes it.
#[inline]
pub fn class_argument<'a, 'py, T: OwnerArgument<'a, 'py, PyType>>(class: &'a Bound<'py, PyType>) -> T {
    T::from_owner(class)
}
