//! `bool`.

use std::convert::Infallible;

use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyTypeError;
use crate::inspect::PyStaticExpr;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::raw::quiet::Quiet;
use crate::type_object::PyTypeInfo;
use crate::types::PyBool;

impl<'py> FromPyObject<'_, 'py> for bool {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyBool::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<bool> {
        match raw::singleton::as_bool(&object) {
            Some(value) => Ok(value),
            None => numpy(object),
        }
    }

    #[inline]
    fn extract_quietly(object: Borrowed<'_, 'py, PyAny>, _: &Quiet) -> Option<bool> {
        raw::singleton::as_bool(&object)
    }
}

/// NumPy has a boolean type of its own, which does not derive from `bool`; any other object is refused.
#[cold]
#[inline]
fn numpy(object: Borrowed<'_, '_, PyAny>) -> PyResult<bool> {
    let refused = match object.cast::<PyBool>() {
        Ok(value) => return Ok(value.is_true()),
        Err(refused) => refused,
    };
    let class = object.get_type();
    let is_numpy = class.module().is_ok_and(|module| module == "numpy")
        && class.name().is_ok_and(|name| name == "bool_" || name == "bool");
    if !is_numpy {
        Err(refused.into())
    } else if class.hasattr("__bool__")? {
        object.is_truthy()
    } else {
        // Any object is true that says nothing about it.
        Err(PyTypeError::new_err(format!("object of type '{class}' does not define a '__bool__' conversion")))
    }
}

impl<'py> IntoPyObject<'py> for bool {
    type Target = PyBool;
    type Output = Borrowed<'py, 'py, PyBool>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyBool::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(raw::singleton::py_bool(py, self))
    }
}

impl<'py> IntoPyObject<'py> for &bool {
    type Target = PyBool;
    type Output = Borrowed<'py, 'py, PyBool>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyBool::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        (*self).into_pyobject(py)
    }
}
