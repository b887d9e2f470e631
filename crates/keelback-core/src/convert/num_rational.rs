//! `num-rational`: `fractions.Fraction`.

use num_rational::Ratio;

use super::imported::class;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyZeroDivisionError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::sync::interpreter::ObjectCell;
use crate::type_hint_identifier;

const FRACTION: PyStaticExpr = type_hint_identifier!("fractions", "Fraction");

/// The numerator and the denominator of anything that says them; the latter is positive.
fn parts<'py>(object: Borrowed<'_, 'py, PyAny>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let py = object.py();
    let numerator = raw::number::long(&object.getattr(crate::intern!(py, "numerator"))?)?;
    let denominator = raw::number::long(&object.getattr(crate::intern!(py, "denominator"))?)?;
    if raw::long::is_negative(&denominator)? {
        // Here, since the lowest number of a type has no counterpart in it.
        Ok((raw::number::neg(&numerator)?, raw::number::neg(&denominator)?))
    } else if denominator.is_truthy()? {
        Ok((numerator.into_any(), denominator.into_any()))
    } else {
        Err(PyZeroDivisionError::new_err(format!("Fraction({numerator}, 0)")))
    }
}

fn fraction<'py, T: IntoPyObject<'py>>(py: Python<'py>, numerator: T, denominator: T) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: ObjectCell = ObjectCell::new();
    class(py, &CLASS, "fractions", "Fraction")?.call1((numerator, denominator))
}

macro_rules! ratio {
    ($($type:ty)*) => {
        $(
            impl FromPyObject<'_, '_> for Ratio<$type> {
                type Error = PyErr;

                const INPUT_TYPE: PyStaticExpr = FRACTION;

                /// Anything with a `numerator` and a `denominator`, in lowest terms.
                fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
                    let (numerator, denominator) = parts(object)?;
                    let numerator = <$type>::extract(numerator.as_borrowed())?;
                    Ok(Ratio::new(numerator, <$type>::extract(denominator.as_borrowed())?))
                }
            }

            impl<'py> IntoPyObject<'py> for Ratio<$type> {
                type Target = PyAny;
                type Output = Bound<'py, PyAny>;
                type Error = PyErr;

                const OUTPUT_TYPE: PyStaticExpr = FRACTION;

                fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
                    (&self).into_pyobject(py)
                }
            }

            impl<'py> IntoPyObject<'py> for &Ratio<$type> {
                type Target = PyAny;
                type Output = Bound<'py, PyAny>;
                type Error = PyErr;

                const OUTPUT_TYPE: PyStaticExpr = FRACTION;

                fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
                    fraction(py, self.numer(), self.denom())
                }
            }
        )*
    };
}

ratio!(i8 i16 i32 i64 isize);
#[cfg(feature = "num-bigint")]
ratio!(num_bigint::BigInt);
