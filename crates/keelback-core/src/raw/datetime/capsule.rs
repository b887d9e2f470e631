//! The capsule: the types of the module `datetime`, and the functions that make their instances.

use std::ffi::c_void;
use std::ptr::NonNull;

use crate::PyResult;
use crate::ffi;
use crate::ffi::PyDateTime_CAPI;
use crate::instance::Py;
use crate::marker::Python;
use crate::prelude::*;
use crate::sync::interpreter::ObjectCell;
use crate::types::PyCapsule;

/// What the capsule points to.
///
/// Each interpreter keeps the capsule of its own module, since what it points to goes away with it.
#[inline]
pub(super) fn api(py: Python<'_>) -> PyResult<&PyDateTime_CAPI> {
    static CAPSULE: ObjectCell = ObjectCell::new();
    let capsule = CAPSULE.get_or_try_init(py, || Ok(py.import("datetime")?.getattr("datetime_CAPI")?.unbind()))?;
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer: NonNull<c_void> = crate::raw::capsule::pointer(capsule, Some(ffi::PyDateTime_CAPSULE_NAME))?;
    // SAFETY: a capsule of this name points to this struct, which lives as long as the capsule; the cell keeps that for
    // as long as a thread may be attached to the interpreter.
    Ok(unsafe { pointer.cast().as_ref() })
}

/// A type of the capsule, which the cell keeps for the interpreter at hand.
///
/// # Panics
///
/// If the module `datetime` cannot be imported, or is the one without a C-API.
#[inline]
pub(crate) fn class(
    py: Python<'_>,
    cell: &'static ObjectCell,
    choose: fn(&PyDateTime_CAPI) -> *mut ffi::PyTypeObject,
) -> *mut ffi::PyTypeObject {
    let class = cell.get_or_try_init(py, || {
        let class = choose(api(py)?);
        // SAFETY: the capsule names live types.
        Ok(unsafe { Py::from_borrowed_ptr(py, class.cast()) })
    });
    match class {
        Ok(class) => class.as_ptr().cast(),
        Err(error) => error.fatal(py, "cannot import the C-API of the module datetime"),
    }
}

/// Declares a type that the capsule names: `PyDate, "date", DateType`.
macro_rules! datetime_type {
    ($(#[$meta:meta])* $name:ident, $python:tt, $field:ident) => {
        $crate::raw::native_type::opaque!($(#[$meta])* $name);

        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: the cell keeps the type alive for as long as the interpreter, and the checks compare with it.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr = $crate::type_hint_identifier!("datetime", $python);

            #[inline]
            fn type_object_raw(py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                static CELL: $crate::sync::interpreter::ObjectCell = $crate::sync::interpreter::ObjectCell::new();
                $crate::raw::datetime::class(py, &CELL, |api| api.$field)
            }
        }
    };
}

pub(crate) use datetime_type;
