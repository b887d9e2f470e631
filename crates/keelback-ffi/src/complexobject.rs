//! `complexobject.h`.

use crate::prelude::*;

capi! { "complexobject.h" =>
    fn PyComplex_FromDoubles(real: c_double, imag: c_double) -> *mut PyObject;
    fn PyComplex_RealAsDouble(op: *mut PyObject) -> c_double;
    fn PyComplex_ImagAsDouble(op: *mut PyObject) -> c_double;
    [3.9] fn PyComplex_FromCComplex(arg1: Py_complex) -> *mut PyObject => null_mut();
    [3.9] fn PyComplex_AsCComplex(op: *mut PyObject) -> Py_complex => Py_complex { real: -1.0, imag: 0.0 };
}

/// A complex number.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Py_complex {
    /// The real part.
    pub real: c_double,
    /// The imaginary part.
    pub imag: c_double,
}
