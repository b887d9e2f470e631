//! `complex`: `PyComplex_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/complex.html>.

use super::wrap::wrap_new;
use crate::ffi;
use crate::instance::Bound;
use crate::types::PyComplex;
#[cfg(feature = "num-complex")]
use crate::{PyErr, PyResult, types::PyAny};

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

/// What `complex(object)` would be, without strings: asks `__complex__`, then `__float__`, then `__index__`.
#[cfg(feature = "num-complex")]
pub(crate) fn as_c_complex(object: &Bound<'_, PyAny>) -> PyResult<ffi::Py_complex> {
    // SAFETY: a live object.
    let value = unsafe { ffi::PyComplex_AsCComplex(object.as_ptr()) };
    // A real part of -1.0 stands for an error, and for itself.
    if value.real == -1.0 && PyErr::occurred(object.py()) { Err(PyErr::fetch(object.py())) } else { Ok(value) }
}
