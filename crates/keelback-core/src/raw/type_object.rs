//! Type objects and the checks that make a cast sound.

use crate::conversion::{CastError, CastIntoError};
use crate::ffi;
use crate::inspect::{ModuleItem, PyStaticExpr};
use crate::instance::{Borrowed, Bound};
use crate::prelude::*;
use crate::types::PyType;

/// Rust types that stand for one Python type.
///
/// # Safety
///
/// `type_object_raw` returns a live type object that stays alive as long as the interpreter, and `is_type_of` says
/// yes only to objects that may be handled as `Self`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a Python type",
    note = "a class needs `#[pyclass]`; Python's own types are in `types` and `exceptions`"
)]
pub unsafe trait PyTypeInfo: Sized {
    /// What annotations call the type.
    const TYPE_HINT: PyStaticExpr = PyStaticExpr::INCOMPLETE;

    /// What is known of it where a module holds it.
    #[doc(hidden)]
    const ITEM: ModuleItem = ModuleItem::Type(&Self::TYPE_HINT);

    /// The type object, borrowed from the interpreter.
    fn type_object_raw(py: Python<'_>) -> *mut ffi::PyTypeObject;

    /// The type object.
    #[inline]
    fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
        // SAFETY: the type object is live (contract of the trait).
        unsafe { Bound::from_borrowed_raw(py, Self::type_object_raw(py).cast()) }
    }

    /// Whether the object is an instance of the type or of a subclass.
    #[inline]
    fn is_type_of(object: &Bound<'_, PyAny>) -> bool {
        // SAFETY: both are live objects, and the token proves the thread is attached.
        unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), Self::type_object_raw(object.py())) != 0 }
    }

    /// Puts the type into a module.
    #[doc(hidden)]
    #[inline]
    fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let class = Self::type_object(module.py());
        crate::module::add(module, &class.name()?, class.as_any())
    }

    /// Whether the object's type is exactly this one.
    #[inline]
    fn is_exact_type_of(object: &Bound<'_, PyAny>) -> bool {
        // SAFETY: the object is live, and the token proves the thread is attached.
        unsafe { ffi::Py_TYPE(object.as_ptr()) == Self::type_object_raw(object.py()) }
    }
}

/// Rust types that an object can be cast to.
///
/// # Safety
///
/// `type_check` says yes only to objects that may be handled as `Self`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a Python type",
    note = "a class needs `#[pyclass]`; Python's own types are in `types` and `exceptions`"
)]
pub unsafe trait PyTypeCheck {
    /// What annotations call the type, or the union of types.
    const TYPE_HINT: PyStaticExpr = PyStaticExpr::INCOMPLETE;

    /// Whether the object may be handled as `Self`.
    fn type_check(object: &Bound<'_, PyAny>) -> bool;

    /// What `isinstance` would be asked about: a type or a tuple of types.
    fn classinfo_object(py: Python<'_>) -> Bound<'_, PyAny>;
}

// SAFETY: forwarded to `PyTypeInfo`, whose contract is the same.
unsafe impl<T: PyTypeInfo> PyTypeCheck for T {
    const TYPE_HINT: PyStaticExpr = T::TYPE_HINT;

    #[inline]
    fn type_check(object: &Bound<'_, PyAny>) -> bool {
        T::is_type_of(object)
    }

    #[inline]
    fn classinfo_object(py: Python<'_>) -> Bound<'_, PyAny> {
        T::type_object(py).into_any()
    }
}

#[inline]
pub(crate) fn cast<'a, 'py, U: PyTypeCheck>(
    object: &'a Bound<'py, PyAny>,
) -> Result<&'a Bound<'py, U>, CastError<'a, 'py>> {
    if U::type_check(object) {
        // SAFETY: the check says so (contract of `PyTypeCheck`).
        Ok(unsafe { object.cast_raw_ref() })
    } else {
        Err(CastError::new(object.as_borrowed(), U::classinfo_object(object.py())))
    }
}

#[inline]
pub(crate) fn cast_exact<'a, 'py, U: PyTypeInfo>(
    object: &'a Bound<'py, PyAny>,
) -> Result<&'a Bound<'py, U>, CastError<'a, 'py>> {
    if U::is_exact_type_of(object) {
        // SAFETY: the object's type is that of `U`.
        Ok(unsafe { object.cast_raw_ref() })
    } else {
        Err(CastError::new(object.as_borrowed(), U::type_object(object.py()).into_any()))
    }
}

#[inline]
pub(crate) fn cast_into<U: PyTypeCheck>(object: Bound<'_, PyAny>) -> Result<Bound<'_, U>, CastIntoError<'_>> {
    if U::type_check(&object) {
        // SAFETY: the check says so (contract of `PyTypeCheck`).
        Ok(unsafe { object.cast_raw() })
    } else {
        let classinfo = U::classinfo_object(object.py());
        Err(CastIntoError::new(object, classinfo))
    }
}

#[inline]
pub(crate) fn cast_borrowed<'a, 'py, U: PyTypeCheck>(
    object: Borrowed<'a, 'py, PyAny>,
) -> Result<Borrowed<'a, 'py, U>, CastError<'a, 'py>> {
    if U::type_check(&object) {
        // SAFETY: the check says so (contract of `PyTypeCheck`).
        Ok(unsafe { object.cast_raw() })
    } else {
        Err(CastError::new(object, U::classinfo_object(object.py())))
    }
}

/// The layout of a type's instances, as native base types have it.
///
/// # Safety
///
/// The implementing type describes the instances of `T`.
#[diagnostic::on_unimplemented(message = "`{Self}` is not how instances of `{T}` are laid out")]
pub unsafe trait PyLayout<T> {}
