//! From what the user's function returned to what CPython gets.
//!
//! A function may return a value, a `Result` of one, or nothing. [`Returned`] tells these apart by method lookup: the
//! inherent methods are those of `Result`, the ones of the trait [`Plain`] those of everything else.

use std::marker::PhantomData;

use crate::conversion::IntoPyObject;
use crate::err::PyErr;
use crate::function::Object;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::pyclass_init::PyClassInitializer;
use crate::raw::singleton;

/// What a step of an iterator gives: `None` is the end.
pub type Next = Option<Object>;

/// What a constructor gives.
pub enum New<C: PyClass> {
    /// The values of a new instance.
    Values(PyClassInitializer<C>),
    /// Any object.
    Object(Object),
}

/// What a user's constructor returned, a `Result` of it aside. [`NewObject`] is the answer for what is no initializer.
pub struct NewResult<C, T>(T, PhantomData<fn(C)>);

impl<C: PyClass, T> NewResult<C, T> {
    /// The result of the constructor of `C`.
    #[inline]
    pub fn new(result: T) -> Self {
        Self(result, PhantomData)
    }
}

impl<C: PyClass, T: Into<PyClassInitializer<C>>> NewResult<C, T> {
    /// The values of a new instance.
    ///
    /// # Errors
    ///
    /// None.
    #[inline]
    pub fn into_new(self, _py: Python<'_>) -> PyResult<New<C>> {
        Ok(New::Values(self.0.into()))
    }
}

/// The method of [`NewResult`] for objects.
pub trait NewObject<C: PyClass, T>: Sized {
    /// What was returned.
    fn into_inner(self) -> T;

    /// The object.
    ///
    /// # Errors
    ///
    /// That of the conversion.
    #[inline]
    fn into_new<'py>(self, py: Python<'py>) -> PyResult<New<C>>
    where
        T: NewValue<'py, C>,
    {
        self.into_inner().into_object(py).map(New::Object)
    }
}

impl<C: PyClass, T> NewObject<C, T> for NewResult<C, T> {
    #[inline]
    fn into_inner(self) -> T {
        self.0
    }
}

/// An object that `#[new]` may return.
#[diagnostic::on_unimplemented(
    message = "`#[new]` of `{C}` cannot return `{Self}`",
    note = "return `Self`, `PyClassInitializer<Self>`, an object such as `Py<Self>`, or a `Result` of one of them",
    note = "a class that extends another one of yours begins with a value for that: `PyClassInitializer::from(base).add_subclass(value)`"
)]
pub trait NewValue<'py, C> {
    /// As an object.
    ///
    /// # Errors
    ///
    /// That of the conversion.
    fn into_object(self, py: Python<'py>) -> PyResult<Object>;
}

impl<'py, C, T: IntoPyObject<'py>> NewValue<'py, C> for T {
    #[inline]
    fn into_object(self, py: Python<'py>) -> PyResult<Object> {
        object(self, py)
    }
}

/// What a user's function returned.
pub struct Returned<T>(pub T);

#[inline]
fn object<'py, T: IntoPyObject<'py>>(value: T, py: Python<'py>) -> PyResult<Object> {
    if T::IS_NOTHING {
        return Ok(singleton::none(py).to_owned().unbind());
    }
    value.into_py_any(py)
}

impl<T, E> Returned<Result<T, E>> {
    /// The Python object.
    ///
    /// # Errors
    ///
    /// The user's error, or that of the conversion.
    #[inline]
    pub fn into_object<'py>(self, py: Python<'py>) -> PyResult<Object>
    where
        T: IntoPyObject<'py>,
        E: Into<PyErr>,
    {
        match self.0 {
            Ok(value) => object(value, py),
            Err(error) => Err(error.into()),
        }
    }

    /// The value itself.
    ///
    /// # Errors
    ///
    /// The user's error.
    #[inline]
    pub fn into_value<V>(self) -> PyResult<V>
    where
        T: Into<V>,
        E: Into<PyErr>,
    {
        self.0.map(Into::into).map_err(Into::into)
    }

    /// Nothing.
    ///
    /// # Errors
    ///
    /// The user's error.
    #[inline]
    pub fn into_unit(self) -> PyResult<()>
    where
        T: Nothing,
        E: Into<PyErr>,
    {
        self.0.map(drop).map_err(Into::into)
    }

    /// A step of an iterator.
    ///
    /// # Errors
    ///
    /// The user's error, or that of the conversion.
    #[inline]
    pub fn into_next<'py>(self, py: Python<'py>) -> PyResult<Next>
    where
        T: IntoPyObject<'py>,
        E: Into<PyErr>,
    {
        match self.0 {
            Ok(value) => value.into_next(py),
            Err(error) => Err(error.into()),
        }
    }

    /// A hash: never -1, which would mean an error.
    ///
    /// # Errors
    ///
    /// The user's error.
    #[inline]
    pub fn into_hash(self) -> PyResult<isize>
    where
        T: Hash,
        E: Into<PyErr>,
    {
        self.0.map(Hash::into_hash).map_err(Into::into)
    }

    /// The value as it is.
    ///
    /// # Errors
    ///
    /// The user's error.
    #[inline]
    pub fn into_plain(self) -> PyResult<T>
    where
        E: Into<PyErr>,
    {
        self.0.map_err(Into::into)
    }
}

/// The methods of [`Returned`] for what is not a `Result`.
pub trait Plain<T>: Sized {
    /// The value.
    fn into_inner(self) -> T;

    /// The Python object.
    ///
    /// # Errors
    ///
    /// That of the conversion.
    #[inline]
    fn into_object<'py>(self, py: Python<'py>) -> PyResult<Object>
    where
        T: IntoPyObject<'py>,
    {
        object(self.into_inner(), py)
    }

    /// The value itself.
    ///
    /// # Errors
    ///
    /// None.
    #[inline]
    fn into_value<V>(self) -> PyResult<V>
    where
        T: Into<V>,
    {
        Ok(self.into_inner().into())
    }

    /// Nothing.
    ///
    /// # Errors
    ///
    /// None.
    #[inline]
    fn into_unit(self) -> PyResult<()>
    where
        T: Nothing,
    {
        self.into_inner();
        Ok(())
    }

    /// A step of an iterator.
    ///
    /// # Errors
    ///
    /// That of the conversion.
    #[inline]
    fn into_next<'py>(self, py: Python<'py>) -> PyResult<Next>
    where
        T: IntoPyObject<'py>,
    {
        self.into_inner().into_next(py)
    }

    /// A hash: never -1, which would mean an error.
    ///
    /// # Errors
    ///
    /// None.
    #[inline]
    fn into_hash(self) -> PyResult<isize>
    where
        T: Hash,
    {
        Ok(self.into_inner().into_hash())
    }

    /// The value as it is.
    ///
    /// # Errors
    ///
    /// None.
    #[inline]
    fn into_plain(self) -> PyResult<T> {
        Ok(self.into_inner())
    }
}

impl<T> Plain<T> for Returned<T> {
    #[inline]
    fn into_inner(self) -> T {
        self.0
    }
}

/// What is returned where Python takes no value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is returned where Python takes nothing",
    note = "setters, deleters, `__init__`, and what assigns or deletes (`__setitem__`, `__iadd__`) return nothing, or a `Result` of nothing"
)]
pub trait Nothing {}

impl Nothing for () {}

/// Integers that `__hash__` may return; wider ones lose their upper half.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a hash",
    note = "`__hash__` returns an integer, such as `u64` or `isize`"
)]
pub trait Hash {
    /// The hash as CPython wants it.
    fn into_hash(self) -> isize;
}

macro_rules! hash {
    ($($integer:ty)*) => {$(
        impl Hash for $integer {
            #[inline]
            fn into_hash(self) -> isize {
                // -1 stands for an error; CPython itself uses -2 in its place.
                match self as isize {
                    -1 => -2,
                    hash => hash,
                }
            }
        }
    )*};
}

hash! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
