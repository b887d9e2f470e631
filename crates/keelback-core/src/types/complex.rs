//! `complex`.

use std::ffi::c_double;
use std::ops::{Add, Div, Mul, Neg, Sub};

use super::PyAnyMethods;
use super::sealed::Sealed;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::raw;

raw::native_type::native_type!(
    /// Python's `complex`.
    PyComplex, "builtins", "complex", PyComplex_Type, check: PyComplex_Check, exact: PyComplex_CheckExact
);

impl PyComplex {
    /// `complex(real, imag)`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[must_use]
    #[inline]
    pub fn from_doubles(py: Python<'_>, real: c_double, imag: c_double) -> Bound<'_, PyComplex> {
        raw::complex::new(py, real, imag).expect("memory for a complex number")
    }
}

/// The methods of `complex`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python complex",
    note = "`Bound<'_, PyComplex>` has these methods"
)]
pub trait PyComplexMethods<'py>: Sealed {
    /// The real part.
    fn real(&self) -> c_double;

    /// The imaginary part.
    fn imag(&self) -> c_double;

    /// `abs(self)`.
    fn abs(&self) -> c_double;

    /// `self ** other`.
    ///
    /// # Panics
    ///
    /// If Python raises an exception: the result is too large, or 0 is raised to a negative power.
    fn pow(&self, other: &Bound<'py, PyComplex>) -> Bound<'py, PyComplex>;
}

impl<'py> PyComplexMethods<'py> for Bound<'py, PyComplex> {
    #[inline]
    fn real(&self) -> c_double {
        raw::complex::real(self)
    }

    #[inline]
    fn imag(&self) -> c_double {
        raw::complex::imaginary(self)
    }

    #[inline]
    fn abs(&self) -> c_double {
        let absolute = self.as_any().abs().expect("the absolute value of a complex number");
        absolute.extract().expect("a float")
    }

    #[inline]
    fn pow(&self, other: &Bound<'py, PyComplex>) -> Bound<'py, PyComplex> {
        let power = self.as_any().pow(other, self.py().None()).expect("a power of a complex number");
        power.cast_into().expect("a complex number")
    }
}

macro_rules! operators {
    ($($trait:ident $method:ident;)*) => {
        $(
            operators!($trait $method: Borrowed<'_, 'py, PyComplex>, Borrowed<'_, 'py, PyComplex>);
            operators!($trait $method: &Bound<'py, PyComplex>, &Bound<'py, PyComplex>);
            operators!($trait $method: Bound<'py, PyComplex>, &Bound<'py, PyComplex>);
            operators!($trait $method: &Bound<'py, PyComplex>, Bound<'py, PyComplex>);
            operators!($trait $method: Bound<'py, PyComplex>, Bound<'py, PyComplex>);
        )*
    };
    ($trait:ident $method:ident: $left:ty, $right:ty) => {
        impl<'py> $trait<$right> for $left {
            type Output = Bound<'py, PyComplex>;

            /// # Panics
            ///
            /// If Python raises an exception, for a division by zero.
            #[inline]
            fn $method(self, other: $right) -> Self::Output {
                let result = PyAnyMethods::$method(self.as_any(), other.as_any()).unwrap_or_else(|error| panic!("{error}"));
                result.cast_into().expect("a complex number")
            }
        }
    };
}

operators! {
    Add add;
    Sub sub;
    Mul mul;
    Div div;
}

macro_rules! negative {
    ($($type:ty)*) => {
        $(
            impl<'py> Neg for $type {
                type Output = Bound<'py, PyComplex>;

                #[inline]
                fn neg(self) -> Self::Output {
                    let result = PyAnyMethods::neg(self.as_any()).expect("a complex number has a negative");
                    result.cast_into().expect("a complex number")
                }
            }
        )*
    };
}

negative!(Borrowed<'_, 'py, PyComplex> &Bound<'py, PyComplex> Bound<'py, PyComplex>);
