//! `ordered-float`: `float`.

use std::convert::Infallible;

use ordered_float::{NotNan, OrderedFloat};

use super::by_reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyFloat};
use crate::{PyErr, PyResult};

macro_rules! ordered {
    ($($type:ident<$float:ident>: |$value:ident| $wrapped:expr;)*) => {
        $(
            impl FromPyObject<'_, '_> for $type<$float> {
                type Error = PyErr;

                const INPUT_TYPE: PyStaticExpr = $float::INPUT_TYPE;

                fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
                    let $value = $float::extract(object)?;
                    $wrapped
                }
            }

            impl<'py> IntoPyObject<'py> for $type<$float> {
                type Target = PyFloat;
                type Output = Bound<'py, PyFloat>;
                type Error = Infallible;

                const OUTPUT_TYPE: PyStaticExpr = PyFloat::TYPE_HINT;

                fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                    self.into_inner().into_pyobject(py)
                }
            }

            by_reference!($type<$float> => PyFloat, Infallible, |value| *value;);
        )*
    };
}

ordered! {
    OrderedFloat<f32>: |value| Ok(OrderedFloat(value));
    OrderedFloat<f64>: |value| Ok(OrderedFloat(value));
    NotNan<f32>: |value| NotNan::new(value).map_err(|error| PyValueError::new_err(error.to_string()));
    NotNan<f64>: |value| NotNan::new(value).map_err(|error| PyValueError::new_err(error.to_string()));
}
