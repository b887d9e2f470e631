//! The C functions behind special methods and properties: one shape for each kind of slot.
//!
//! C-API: <https://docs.python.org/3/c-api/typeobj.html>.

pub(super) mod assign;
pub(super) mod attribute;
pub(super) mod buffer;
pub(super) mod compare;
mod inherited;
pub(super) mod method;
pub(super) mod number;
pub(super) mod property;
pub(super) mod sequence;

use inherited::{inherited, of_object};

use crate::class::fragments::Fragments;
use crate::ffi;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::pyclass::PyClass;

/// The instance that CPython passes to a slot.
///
/// # Safety
///
/// `this` is a live instance of `C` that the caller keeps alive for `'a`: CPython checks that before it calls a slot.
#[inline]
unsafe fn instance<'a, 'py, C>(py: Python<'py>, this: *mut ffi::PyObject) -> Borrowed<'a, 'py, C> {
    // SAFETY: forwarded from this function's contract.
    unsafe { Borrowed::from_ptr_unchecked(py, this) }
}

/// The methods of `C` that share slots.
#[inline]
fn fragments<C: PyClass>() -> &'static Fragments {
    &C::cell().made().expect("a class that has instances").fragments
}
