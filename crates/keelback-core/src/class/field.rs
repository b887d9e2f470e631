//! A field that Python reads: how it becomes an object, found out from its type.

use crate::function::Object;
use crate::instance::Py;
use crate::prelude::*;

/// A field of an instance.
pub struct Field<'a, T>(pub &'a T);

impl<T> Field<'_, Py<T>> {
    /// Another reference to the same object.
    ///
    /// # Errors
    ///
    /// None.
    #[inline]
    pub fn into_object(self, py: Python<'_>) -> PyResult<Object> {
        Ok(self.0.clone_ref(py).into_any())
    }
}

/// Fields whose reference converts.
pub trait ByReference<'a> {
    /// The object.
    ///
    /// # Errors
    ///
    /// That of the conversion.
    fn into_object(self, py: Python<'_>) -> PyResult<Object>;
}

impl<'a, T> ByReference<'a> for Field<'a, T>
where
    &'a T: for<'py> IntoPyObject<'py>,
{
    #[inline]
    fn into_object(self, py: Python<'_>) -> PyResult<Object> {
        self.0.into_py_any(py)
    }
}

/// Fields of which a clone converts: asked last, since the receiver is one reference further away.
pub trait ByClone {
    /// The object.
    ///
    /// # Errors
    ///
    /// That of the conversion.
    fn into_object<'py>(self, py: Python<'py>) -> PyResult<Object>
    where
        Self: Converts<'py>;
}

/// A field whose clone converts.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from Python",
    note = "`#[pyo3(get)]` needs a field whose type implements `IntoPyObject` by reference, or by value and `Clone`"
)]
pub trait Converts<'py> {
    /// The object.
    ///
    /// # Errors
    ///
    /// That of the conversion.
    fn convert(self, py: Python<'py>) -> PyResult<Object>;
}

impl<'py, T: IntoPyObject<'py> + Clone> Converts<'py> for &Field<'_, T> {
    #[inline]
    fn convert(self, py: Python<'py>) -> PyResult<Object> {
        self.0.clone().into_py_any(py)
    }
}

impl<T> ByClone for &Field<'_, T> {
    #[inline]
    fn into_object<'py>(self, py: Python<'py>) -> PyResult<Object>
    where
        Self: Converts<'py>,
    {
        self.convert(py)
    }
}

/// What a class with `from_py_object` is extracted as: a clone of its value.
///
/// # Errors
///
/// `TypeError` for another type, `RuntimeError` if the value is borrowed exclusively.
pub fn extract_clone<C: crate::pyclass::PyClass + Clone>(
    object: crate::instance::Borrowed<'_, '_, PyAny>,
) -> PyResult<C> {
    let instance = object.cast::<C>()?;
    let value = instance.share()?;
    Ok((*value).clone())
}
