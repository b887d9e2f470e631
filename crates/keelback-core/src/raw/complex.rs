//! `complex`: `PyComplex_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/complex.html>.

use super::wrap::wrap_new;
use crate::ffi;
use crate::instance::Bound;
use crate::types::PyComplex;

wrap_new! {
    /// `complex(real, imaginary)`.
    new(real: f64, imaginary: f64) -> Bound<'py, PyComplex> = PyComplex_FromDoubles;
}

/// The real part.
#[inline]
pub(crate) fn real(object: &Bound<'_, PyComplex>) -> f64 {
    // SAFETY: the object is a `complex`.
    unsafe { ffi::PyComplex_RealAsDouble(object.as_ptr()) }
}

/// The imaginary part.
#[inline]
pub(crate) fn imaginary(object: &Bound<'_, PyComplex>) -> f64 {
    // SAFETY: the object is a `complex`.
    unsafe { ffi::PyComplex_ImagAsDouble(object.as_ptr()) }
}
