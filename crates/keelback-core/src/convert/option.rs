//! `Option`: `None` is Python's.

use crate::PyErr;
use crate::conversion::{FromPyObject, IntoPyObject, IntoPyObjectExt};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound, BoundObject, Py};
use crate::marker::Python;
use crate::raw;
use crate::type_hint_union;
use crate::types::PyAny;

impl<'a, 'py, T: FromPyObject<'a, 'py>> FromPyObject<'a, 'py> for Option<T> {
    type Error = T::Error;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(T::INPUT_TYPE, PyStaticExpr::NONE);

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        if raw::singleton::is_none(&object) { Ok(None) } else { T::extract(object).map(Some) }
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Option<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = T::Error;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_union!(T::OUTPUT_TYPE, PyStaticExpr::NONE);
    const ITEM_OUTPUT_TYPE: PyStaticExpr = T::OUTPUT_TYPE;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        match self {
            Some(value) => value.into_pyobject(py).map(|object| object.into_any().into_bound()),
            None => Ok(raw::singleton::none(py).to_owned()),
        }
    }

    #[inline]
    fn into_next(self, py: Python<'py>) -> Result<Option<Py<PyAny>>, PyErr> {
        self.map(|value| value.into_py_any(py)).transpose()
    }
}

impl<'a, 'py, T> IntoPyObject<'py> for &'a Option<T>
where
    &'a T: IntoPyObject<'py>,
{
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = <&'a T as IntoPyObject<'py>>::Error;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_union!(<&T>::OUTPUT_TYPE, PyStaticExpr::NONE);

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        self.as_ref().into_pyobject(py)
    }
}
