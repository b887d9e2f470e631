//! The two conversion traits, and the errors of a cast.

use std::convert::Infallible;
use std::fmt;

use crate::err::PyErr;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound, BoundObject, Py};
use crate::marker::Python;
use crate::raw::quiet::Quiet;
use crate::type_hint_subscript;
use crate::type_object::{PyTypeCheck, PyTypeInfo};
use crate::types::{PyAny, PyList};

/// Rust types that can be made from a Python object.
///
/// `'a` is how long the object is borrowed: a result may point into it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as a Python function argument",
    note = "implement `FromPyObject` to enable using `{Self}` as a function argument",
    note = "`Python<'py>` is also a valid argument type to pass the Python token into functions"
)]
pub trait FromPyObject<'a, 'py>: Sized {
    /// What goes wrong.
    type Error: Into<PyErr>;

    /// What annotations call the objects that are taken.
    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::INCOMPLETE;

    /// Converts the object.
    ///
    /// # Errors
    ///
    /// Usually `TypeError` for another type and `OverflowError` or `ValueError` for a value out of range.
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error>;

    /// What stands for the time zone of a `datetime` without one, if that is a time zone of this type.
    #[cfg(feature = "chrono-local")]
    #[doc(hidden)]
    #[inline]
    fn zone_of_naive_datetimes() -> Option<Self> {
        None
    }

    /// How a sequence of these is extracted from `bytes`-like objects, where there is a short way.
    #[doc(hidden)]
    #[inline]
    fn sequence_extractor(_object: Borrowed<'_, 'py, PyAny>) -> Option<Vec<Self>> {
        None
    }

    /// The value, if it can be read from the object without running code.
    #[doc(hidden)]
    #[inline]
    fn extract_quietly(_object: Borrowed<'_, 'py, PyAny>, _: &Quiet) -> Option<Self> {
        None
    }
}

/// Rust types that can be made from a Python object and keep no borrow of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made from a Python object",
    note = "implement `FromPyObject` for `{Self}`, or derive it",
    note = "a type that borrows from the object is not enough here: take an owned one such as `String`, `Vec<u8>` or `Py<T>`"
)]
pub trait FromPyObjectOwned<'py>: for<'a> FromPyObject<'a, 'py> {}

impl<'py, T> FromPyObjectOwned<'py> for T where T: for<'a> FromPyObject<'a, 'py> {}

/// Rust types that can be made into a Python object.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be converted to a Python object",
    note = "`IntoPyObject` is automatically implemented by the `#[pyclass]` macro",
    note = "if you do not wish to have a corresponding Python type, implement it manually"
)]
pub trait IntoPyObject<'py>: Sized {
    /// The Python type of the result.
    type Target;
    /// The handle of the result.
    type Output: BoundObject<'py, Self::Target>;
    /// What goes wrong.
    type Error: Into<PyErr>;

    /// What annotations call the result.
    const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::INCOMPLETE;

    /// Converts the value.
    ///
    /// # Errors
    ///
    /// Whatever making the object raises.
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error>;

    /// Whether a function that returns this returns nothing, which is `None` in Python.
    #[doc(hidden)]
    const IS_NOTHING: bool = false;

    /// What annotations call what `__next__` gives.
    #[doc(hidden)]
    const ITEM_OUTPUT_TYPE: PyStaticExpr = Self::OUTPUT_TYPE;

    /// What `__next__` does with the value: `None` of an `Option` is the end.
    #[doc(hidden)]
    #[inline]
    fn into_next(self, py: Python<'py>) -> Result<Option<Py<PyAny>>, PyErr> {
        self.into_py_any(py).map(Some)
    }

    /// How a sequence of these is converted: a `list`, but `bytes` for `u8`.
    #[doc(hidden)]
    fn owned_sequence_into_pyobject<I>(iter: I, py: Python<'py>) -> Result<Bound<'py, PyAny>, PyErr>
    where
        I: IntoIterator<Item = Self> + AsRef<[Self]>,
        I::IntoIter: ExactSizeIterator<Item = Self>,
    {
        crate::types::list::collect(py, iter.into_iter()).map(Bound::into_any)
    }

    /// What annotations call a sequence of these, converted.
    #[doc(hidden)]
    const SEQUENCE_OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(<PyList as PyTypeInfo>::TYPE_HINT, Self::OUTPUT_TYPE);

    /// As [`IntoPyObject::owned_sequence_into_pyobject`], for references to the items.
    #[doc(hidden)]
    fn borrowed_sequence_into_pyobject<I>(iter: I, py: Python<'py>) -> Result<Bound<'py, PyAny>, PyErr>
    where
        Self: private::Reference,
        I: IntoIterator<Item = Self> + AsRef<[<Self as private::Reference>::BaseType]>,
        I::IntoIter: ExactSizeIterator<Item = Self>,
    {
        crate::types::list::collect(py, iter.into_iter()).map(Bound::into_any)
    }
}

pub(crate) mod private {
    /// `&T`, so that a method can speak of `T`.
    pub trait Reference {
        type BaseType;
    }

    impl<T> Reference for &'_ T {
        type BaseType = T;
    }
}

/// Shortcuts for conversions whose exact result type does not matter.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be converted to a Python object",
    note = "implement `IntoPyObject` for it, or put `#[pyclass]` on it"
)]
pub trait IntoPyObjectExt<'py>: IntoPyObject<'py> {
    /// Converts to a bound plain object.
    ///
    /// # Errors
    ///
    /// Those of [`IntoPyObject::into_pyobject`], as [`PyErr`].
    #[inline]
    fn into_bound_py_any(self, py: Python<'py>) -> Result<Bound<'py, PyAny>, PyErr> {
        match self.into_pyobject(py) {
            Ok(object) => Ok(object.into_any().into_bound()),
            Err(error) => Err(error.into()),
        }
    }

    /// Converts to an unbound plain object.
    ///
    /// # Errors
    ///
    /// Those of [`IntoPyObject::into_pyobject`], as [`PyErr`].
    #[inline]
    fn into_py_any(self, py: Python<'py>) -> Result<Py<PyAny>, PyErr> {
        match self.into_pyobject(py) {
            Ok(object) => Ok(object.into_any().unbind()),
            Err(error) => Err(error.into()),
        }
    }

    /// Converts, with the error as [`PyErr`].
    ///
    /// # Errors
    ///
    /// Those of [`IntoPyObject::into_pyobject`], as [`PyErr`].
    #[inline]
    fn into_pyobject_or_pyerr(self, py: Python<'py>) -> Result<Self::Output, PyErr> {
        self.into_pyobject(py).map_err(Into::into)
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObjectExt<'py> for T {}

impl<'py, T: PyTypeCheck> IntoPyObject<'py> for Bound<'py, T> {
    type Target = T;
    type Output = Self;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, _py: Python<'py>) -> Result<Self, Infallible> {
        Ok(self)
    }
}

impl<'a, 'py, T: PyTypeCheck> IntoPyObject<'py> for &'a Bound<'py, T> {
    type Target = T;
    type Output = Borrowed<'a, 'py, T>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, _py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.as_borrowed())
    }
}

impl<'a, 'py, T: PyTypeCheck> IntoPyObject<'py> for Borrowed<'a, 'py, T> {
    type Target = T;
    type Output = Self;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, _py: Python<'py>) -> Result<Self, Infallible> {
        Ok(self)
    }
}

impl<'a, 'py, T: PyTypeCheck> IntoPyObject<'py> for &Borrowed<'a, 'py, T> {
    type Target = T;
    type Output = Borrowed<'a, 'py, T>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, _py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(*self)
    }
}

impl<'py, T: PyTypeCheck> IntoPyObject<'py> for Py<T> {
    type Target = T;
    type Output = Bound<'py, T>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.into_bound(py))
    }
}

impl<'a, 'py, T: PyTypeCheck> IntoPyObject<'py> for &'a Py<T> {
    type Target = T;
    type Output = Borrowed<'a, 'py, T>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.bind_borrowed(py))
    }
}

impl<'a, 'py, T: PyTypeCheck + 'a> FromPyObject<'a, 'py> for Bound<'py, T> {
    type Error = CastError<'a, 'py>;

    const INPUT_TYPE: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        object.cast().map(Borrowed::to_owned)
    }
}

impl<'a, 'py, T: PyTypeCheck + 'a> FromPyObject<'a, 'py> for Borrowed<'a, 'py, T> {
    type Error = CastError<'a, 'py>;

    const INPUT_TYPE: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        object.cast()
    }
}

impl<'a, 'py, T: PyTypeCheck + 'a> FromPyObject<'a, 'py> for Py<T> {
    type Error = CastError<'a, 'py>;

    const INPUT_TYPE: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        object.cast().map(|object| object.to_owned().unbind())
    }
}

/// An object is not of the type that it was to be cast to; becomes a `TypeError`.
#[derive(Clone)]
pub struct CastError<'a, 'py> {
    from: Borrowed<'a, 'py, PyAny>,
    classinfo: Bound<'py, PyAny>,
}

impl<'a, 'py> CastError<'a, 'py> {
    /// Says that `from` is not an instance of `classinfo`, a type or a tuple of types.
    #[must_use]
    #[inline]
    pub fn new(from: Borrowed<'a, 'py, PyAny>, classinfo: Bound<'py, PyAny>) -> Self {
        Self { from, classinfo }
    }

    /// The object that was to be cast.
    #[must_use]
    #[inline]
    pub fn from(&self) -> Borrowed<'a, 'py, PyAny> {
        self.from
    }

    /// What it should have been: a type or a tuple of types.
    #[must_use]
    #[inline]
    pub fn classinfo(&self) -> &Bound<'py, PyAny> {
        &self.classinfo
    }
}

/// An object is not of the type that it was to be cast into; gives it back, or becomes a `TypeError`.
#[derive(Clone)]
pub struct CastIntoError<'py> {
    from: Bound<'py, PyAny>,
    classinfo: Bound<'py, PyAny>,
}

impl<'py> CastIntoError<'py> {
    /// Says that `from` is not an instance of `classinfo`, a type or a tuple of types.
    #[must_use]
    #[inline]
    pub fn new(from: Bound<'py, PyAny>, classinfo: Bound<'py, PyAny>) -> Self {
        Self { from, classinfo }
    }

    /// The object, unchanged.
    #[must_use]
    #[inline]
    pub fn into_inner(self) -> Bound<'py, PyAny> {
        self.from
    }

    /// What it should have been: a type or a tuple of types.
    #[must_use]
    #[inline]
    pub fn classinfo(&self) -> &Bound<'py, PyAny> {
        &self.classinfo
    }
}

impl fmt::Display for CastError<'_, '_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::err::cast::describe(f, &self.from, &self.classinfo)
    }
}

impl fmt::Debug for CastError<'_, '_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CastError").field("from", &self.from).field("classinfo", &self.classinfo).finish()
    }
}

impl std::error::Error for CastError<'_, '_> {}

impl fmt::Display for CastIntoError<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::err::cast::describe(f, &self.from, &self.classinfo)
    }
}

impl fmt::Debug for CastIntoError<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CastIntoError").field("from", &self.from).field("classinfo", &self.classinfo).finish()
    }
}

impl std::error::Error for CastIntoError<'_> {}
