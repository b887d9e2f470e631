//! Texts that end with a NUL.

use std::borrow::Cow;
use std::ffi::{CStr, CString};

use super::by_reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyString};
use crate::{PyErr, PyResult, raw};

impl<'a> FromPyObject<'a, '_> for &'a CStr {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, '_, PyAny>) -> PyResult<&'a CStr> {
        let bytes = raw::unicode::utf8_with_nul(object.cast::<PyString>()?)?;
        CStr::from_bytes_with_nul(bytes).map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

impl<'a> FromPyObject<'a, '_> for Cow<'a, CStr> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, '_, PyAny>) -> PyResult<Cow<'a, CStr>> {
        <&CStr>::extract(object).map(Cow::Borrowed)
    }
}

impl FromPyObject<'_, '_> for CString {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<CString> {
        <&CStr>::extract(object).map(CStr::to_owned)
    }
}

impl<'py> IntoPyObject<'py> for &CStr {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    /// # Errors
    ///
    /// `UnicodeDecodeError` if it is not UTF-8.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyString::from_bytes(py, self.to_bytes())
    }
}

impl<'py> IntoPyObject<'py> for CString {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    /// # Errors
    ///
    /// `UnicodeDecodeError` if it is not UTF-8.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.as_c_str().into_pyobject(py)
    }
}

impl<'py> IntoPyObject<'py> for Cow<'_, CStr> {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    /// # Errors
    ///
    /// `UnicodeDecodeError` if it is not UTF-8.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.as_ref().into_pyobject(py)
    }
}

by_reference! {
    CString => PyString, PyErr, |value| value.as_c_str();
    Cow<'_, CStr> => PyString, PyErr, |value| &**value;
}
