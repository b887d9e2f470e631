//! Text.

use std::borrow::Cow;
use std::convert::Infallible;

use super::by_reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::raw::quiet::Quiet;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyString, string::to_str};
use crate::{PyErr, PyResult};

impl<'a> FromPyObject<'a, '_> for &'a str {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, '_, PyAny>) -> PyResult<&'a str> {
        match object.cast::<PyString>() {
            Ok(string) => to_str(string),
            Err(error) => Err(error.into()),
        }
    }
}

impl<'a> FromPyObject<'a, '_> for Cow<'a, str> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, '_, PyAny>) -> PyResult<Cow<'a, str>> {
        <&str>::extract(object).map(Cow::Borrowed)
    }
}

impl FromPyObject<'_, '_> for String {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<String> {
        <&str>::extract(object).map(str::to_owned)
    }

    #[inline]
    fn extract_quietly(object: Borrowed<'_, '_, PyAny>, quiet: &Quiet) -> Option<String> {
        quiet.ascii(object).map(str::to_owned)
    }
}

impl FromPyObject<'_, '_> for char {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<char> {
        let mut characters = <&str>::extract(object)?.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Ok(character),
            _ => Err(PyValueError::new_err("expected a string of length 1")),
        }
    }
}

impl<'py> IntoPyObject<'py> for &str {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PyString::new(py, self))
    }
}

impl<'py> IntoPyObject<'py> for String {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PyString::new(py, &self))
    }
}

impl<'py> IntoPyObject<'py> for Cow<'_, str> {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PyString::new(py, &self))
    }
}

impl<'py> IntoPyObject<'py> for char {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PyString::new(py, self.encode_utf8(&mut [0; 4])))
    }
}

by_reference! {
    &str => PyString, Infallible, |value| *value;
    String => PyString, Infallible, |value| value.as_str();
    Cow<'_, str> => PyString, Infallible, |value| value.as_ref();
    char => PyString, Infallible, |value| *value;
}
