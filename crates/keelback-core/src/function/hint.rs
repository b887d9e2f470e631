//! What the types that users write in signatures are called in annotations.
//!
//! A type that no conversion exists for is described as incomplete: that it cannot be used is said where it is
//! converted, and need not be said twice. Associated constants find the way out: an inherent one is only there where
//! its bounds hold, and is preferred to that of [`Undescribed`].

use std::marker::PhantomData;

use crate::conversion::IntoPyObject;
use crate::function::argument::{ByValue, Extract};
use crate::inspect::PyStaticExpr;

/// The type of a parameter; `Kind` is found out as for [`Extract`].
pub struct ArgumentType<T: ?Sized, Kind>(PhantomData<Kind>, PhantomData<T>);

impl<'a, 'h, 'py, T: Extract<'a, 'h, 'py, Kind>, Kind> ArgumentType<T, Kind> {
    /// What annotations call it.
    pub const HINT: &'static PyStaticExpr = &T::HINT;
}

/// The type of what a function returns.
pub struct ResultType<T: ?Sized>(PhantomData<T>);

impl<'py, T: IntoPyObject<'py>> ResultType<T> {
    /// What annotations call it.
    pub const HINT: &'static PyStaticExpr = &of_result::<T>();
    /// What annotations call the item, of `__next__`.
    pub const ITEM: &'static PyStaticExpr = &T::ITEM_OUTPUT_TYPE;
}

impl<'py, T: IntoPyObject<'py>, E> ResultType<Result<T, E>> {
    /// What annotations call it.
    pub const HINT: &'static PyStaticExpr = &of_result::<T>();
    /// What annotations call the item, of `__next__`.
    pub const ITEM: &'static PyStaticExpr = &T::ITEM_OUTPUT_TYPE;
}

const fn of_result<'py, T: IntoPyObject<'py>>() -> PyStaticExpr {
    if T::IS_NOTHING { PyStaticExpr::NONE } else { T::OUTPUT_TYPE }
}

/// What is left for a type that is not described.
pub trait Undescribed {
    /// `_typeshed.Incomplete`.
    const HINT: &'static PyStaticExpr = &PyStaticExpr::INCOMPLETE;
    /// The same.
    const ITEM: &'static PyStaticExpr = Self::HINT;
}

impl<T: ?Sized> Undescribed for ArgumentType<T, ByValue> {}
impl<T: ?Sized> Undescribed for ResultType<T> {}
