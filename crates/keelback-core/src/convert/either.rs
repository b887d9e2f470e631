//! `either`: one type or the other.

use std::any::type_name;

use either::Either;

use crate::conversion::{FromPyObject, IntoPyObject, IntoPyObjectExt};
use crate::exceptions::PyTypeError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_hint_union;

impl<'a, 'py, L, R> FromPyObject<'a, 'py> for Either<L, R>
where
    L: FromPyObject<'a, 'py>,
    R: FromPyObject<'a, 'py>,
{
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(L::INPUT_TYPE, R::INPUT_TYPE);

    /// The left type if the object fits it, else the right one.
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(left) = L::extract(object) {
            Ok(Either::Left(left))
        } else if let Ok(right) = R::extract(object) {
            Ok(Either::Right(right))
        } else {
            let (left, right) = (type_name::<L>(), type_name::<R>());
            Err(PyTypeError::new_err(format!("failed to convert the value to 'Union[{left}, {right}]'")))
        }
    }
}

impl<'py, L, R> IntoPyObject<'py> for Either<L, R>
where
    L: IntoPyObject<'py>,
    R: IntoPyObject<'py>,
{
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_union!(L::OUTPUT_TYPE, R::OUTPUT_TYPE);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        match self {
            Either::Left(left) => left.into_bound_py_any(py),
            Either::Right(right) => right.into_bound_py_any(py),
        }
    }
}

impl<'a, 'py, L, R> IntoPyObject<'py> for &'a Either<L, R>
where
    &'a L: IntoPyObject<'py>,
    &'a R: IntoPyObject<'py>,
{
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_union!(<&L>::OUTPUT_TYPE, <&R>::OUTPUT_TYPE);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.as_ref().into_pyobject(py)
    }
}
