//! Arithmetic on any object: `PyNumber_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/number.html>.

use super::wrap::wrap;
use crate::instance::Bound;
use crate::types::{PyAny, PyInt};

wrap! {
    neg(object: &Bound<'py, PyAny>) -> Bound<'py, PyAny> = PyNumber_Negative;
    pos(object: &Bound<'py, PyAny>) -> Bound<'py, PyAny> = PyNumber_Positive;
    abs(object: &Bound<'py, PyAny>) -> Bound<'py, PyAny> = PyNumber_Absolute;
    bitnot(object: &Bound<'py, PyAny>) -> Bound<'py, PyAny> = PyNumber_Invert;
    add(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_Add;
    sub(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_Subtract;
    mul(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_Multiply;
    matmul(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_MatrixMultiply;
    div(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_TrueDivide;
    floor_div(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_FloorDivide;
    rem(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_Remainder;
    divmod(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_Divmod;
    lshift(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_Lshift;
    rshift(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_Rshift;
    bitand(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_And;
    bitor(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_Or;
    bitxor(object: &Bound<'py, PyAny>, other: &Bound<'_, PyAny>) -> Bound<'py, PyAny> = PyNumber_Xor;
    /// `pow(object, exponent, modulus)`; the modulus may be `None`.
    pow(object: &Bound<'py, PyAny>, exponent: &Bound<'_, PyAny>, modulus: &Bound<'_, PyAny>) -> Bound<'py, PyAny> =
        PyNumber_Power;
    /// `int(object)`.
    #[cfg(feature = "num-rational")]
    long(object: &Bound<'py, PyAny>) -> Bound<'py, PyInt> = PyNumber_Long;
    /// `operator.index(object)`.
    index(object: &Bound<'py, PyAny>) -> Bound<'py, PyInt> = PyNumber_Index;
}
