//! `type`.

use super::sealed::Sealed;
use super::{PyAny, PyAnyMethods, PyString, PyStringMethods, PyTuple};
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::{PyResult, raw};

raw::native_type::native_type!(
    /// Python's `type`: a class.
    PyType, "builtins", "type", PyType_Type, check: PyType_Check, exact: PyType_CheckExact
);

impl PyType {
    /// The class that `T` stands for.
    #[inline]
    #[must_use]
    pub fn new<T: PyTypeInfo>(py: Python<'_>) -> Bound<'_, PyType> {
        T::type_object(py)
    }
}

/// The methods of `type`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python type",
    note = "`Bound<'_, PyType>` has these methods"
)]
pub trait PyTypeMethods<'py>: Sealed {
    /// The address.
    fn as_type_ptr(&self) -> *mut ffi::PyTypeObject;

    /// `__name__`.
    ///
    /// # Errors
    ///
    /// Whatever a metaclass raises.
    fn name(&self) -> PyResult<Bound<'py, PyString>>;

    /// `__qualname__`.
    ///
    /// # Errors
    ///
    /// Whatever a metaclass raises.
    fn qualname(&self) -> PyResult<Bound<'py, PyString>>;

    /// `__module__`.
    ///
    /// # Errors
    ///
    /// Whatever a metaclass raises.
    fn module(&self) -> PyResult<Bound<'py, PyString>>;

    /// `__module__.__qualname__`, without `builtins` and `__main__`.
    ///
    /// # Errors
    ///
    /// Whatever a metaclass raises.
    fn fully_qualified_name(&self) -> PyResult<Bound<'py, PyString>>;

    /// `issubclass(self, other)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if `other` is neither a type nor a tuple of types.
    fn is_subclass(&self, other: &Bound<'_, PyAny>) -> PyResult<bool>;

    /// `issubclass(self, T)`.
    ///
    /// # Errors
    ///
    /// What `__subclasscheck__` raises.
    fn is_subclass_of<T>(&self) -> PyResult<bool>
    where
        T: PyTypeInfo;

    /// `__mro__`: the classes where attributes are looked for, in order.
    fn mro(&self) -> Bound<'py, PyTuple>;

    /// `__bases__`.
    fn bases(&self) -> Bound<'py, PyTuple>;
}

/// An attribute of the class that is a string.
#[inline]
fn text<'py>(class: &Bound<'py, PyType>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
    Ok(class.getattr(name)?.cast_into()?)
}

impl<'py> PyTypeMethods<'py> for Bound<'py, PyType> {
    #[inline]
    fn as_type_ptr(&self) -> *mut ffi::PyTypeObject {
        raw::type_::as_type_ptr(self)
    }

    #[inline]
    fn name(&self) -> PyResult<Bound<'py, PyString>> {
        raw::type_::name(self).unwrap_or_else(|| text(self, crate::intern!(self.py(), "__name__")))
    }

    #[inline]
    fn qualname(&self) -> PyResult<Bound<'py, PyString>> {
        raw::type_::qualname(self).unwrap_or_else(|| text(self, crate::intern!(self.py(), "__qualname__")))
    }

    #[inline]
    fn module(&self) -> PyResult<Bound<'py, PyString>> {
        raw::type_::module(self).unwrap_or_else(|| text(self, crate::intern!(self.py(), "__module__")))
    }

    #[inline]
    fn fully_qualified_name(&self) -> PyResult<Bound<'py, PyString>> {
        if let Some(name) = raw::type_::fully_qualified_name(self) {
            return name;
        }
        let (module, name) = (self.module()?, self.qualname()?);
        if module == "builtins" || module == "__main__" {
            return Ok(name);
        }
        Ok(PyString::new(self.py(), &format!("{}.{}", module.to_str()?, name.to_str()?)))
    }

    #[inline]
    fn is_subclass(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        raw::object::is_subclass(self, other)
    }

    fn is_subclass_of<T>(&self) -> PyResult<bool>
    where
        T: PyTypeInfo,
    {
        self.is_subclass(T::type_object(self.py()).as_any())
    }

    #[inline]
    fn mro(&self) -> Bound<'py, PyTuple> {
        let mro = self.getattr(crate::intern!(self.py(), "__mro__")).expect("a type has an `__mro__`");
        mro.cast_into().expect("`__mro__` is a tuple")
    }

    #[inline]
    fn bases(&self) -> Bound<'py, PyTuple> {
        let bases = self.getattr(crate::intern!(self.py(), "__bases__")).expect("a type has `__bases__`");
        bases.cast_into().expect("`__bases__` is a tuple")
    }
}
