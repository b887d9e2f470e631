//! From what the user's function returned to what CPython gets.
//!
//! A function may return a value, a `Result` of one, or nothing. [`Returned`] tells these apart by method lookup: the
//! inherent methods are those of `Result`, the ones of the trait [`Plain`] those of everything else.

use crate::class::initializer::IntoNew;
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
pub type New<C> = PyClassInitializer<C>;

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
        T: Into<()>,
        E: Into<PyErr>,
    {
        self.into_value()
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

    /// The value of a new instance.
    ///
    /// # Errors
    ///
    /// The user's error.
    #[inline]
    pub fn into_new<C>(self, _py: Python<'_>) -> PyResult<New<C>>
    where
        C: PyClass,
        T: IntoNew<C>,
        E: Into<PyErr>,
    {
        self.0.map(IntoNew::into_new).map_err(Into::into)
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
        T: Into<()>,
    {
        self.into_value()
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

    /// The value of a new instance.
    ///
    /// # Errors
    ///
    /// None.
    #[inline]
    fn into_new<C>(self, _py: Python<'_>) -> PyResult<New<C>>
    where
        C: PyClass,
        T: IntoNew<C>,
    {
        Ok(self.into_inner().into_new())
    }
}

impl<T> Plain<T> for Returned<T> {
    #[inline]
    fn into_inner(self) -> T {
        self.0
    }
}

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
