//! `num-complex`: `complex`.

use std::convert::Infallible;
use std::ffi::c_double;

use num_complex::Complex;

use super::by_value;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyComplex};
use crate::{PyErr, PyResult, raw};

impl PyComplex {
    /// A `complex` with the value of a Rust one.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[must_use]
    pub fn from_complex_bound<F: Into<c_double>>(py: Python<'_>, complex: Complex<F>) -> Bound<'_, PyComplex> {
        Self::from_doubles(py, complex.re.into(), complex.im.into())
    }
}

impl FromPyObject<'_, '_> for Complex<f64> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyComplex::TYPE_HINT;

    /// A `complex`, a number, or what has `__complex__`.
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let value = raw::complex::as_c_complex(&object)?;
        Ok(Complex::new(value.real, value.imag))
    }
}

impl FromPyObject<'_, '_> for Complex<f32> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyComplex::TYPE_HINT;

    /// A `complex`, a number, or what has `__complex__`.
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let value = raw::complex::as_c_complex(&object)?;
        #[allow(clippy::cast_possible_truncation, reason = "an `f32` is the nearest there is")]
        Ok(Complex::new(value.real as f32, value.imag as f32))
    }
}

impl<'py> IntoPyObject<'py> for &Complex<f64> {
    type Target = PyComplex;
    type Output = Bound<'py, PyComplex>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyComplex::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PyComplex::from_complex_bound(py, *self))
    }
}

impl<'py> IntoPyObject<'py> for &Complex<f32> {
    type Target = PyComplex;
    type Output = Bound<'py, PyComplex>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyComplex::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PyComplex::from_complex_bound(py, *self))
    }
}

by_value! {
    Complex<f64> => PyComplex, Infallible;
    Complex<f32> => PyComplex, Infallible;
}
