//! Bytes.

use std::borrow::Cow;

use crate::conversion::{CastError, FromPyObject, IntoPyObject};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyByteArray, PyByteArrayMethods, PyBytes};
use crate::{PyErr, PyResult, raw};

impl<'a, 'py> FromPyObject<'a, 'py> for &'a [u8] {
    type Error = CastError<'a, 'py>;

    const INPUT_TYPE: PyStaticExpr = PyBytes::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<&'a [u8], Self::Error> {
        object.cast::<PyBytes>().map(raw::bytes::as_slice)
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Cow<'a, [u8]> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = <Vec<u8>>::INPUT_TYPE;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Cow<'a, [u8]>> {
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(Cow::Borrowed(raw::bytes::as_slice(bytes)));
        }
        if let Ok(bytes) = object.cast::<PyByteArray>() {
            return Ok(Cow::Owned(bytes.to_vec()));
        }
        Vec::<u8>::extract(object).map(Cow::Owned)
    }
}

impl<'py, T> IntoPyObject<'py> for Cow<'_, [T]>
where
    T: Clone,
    for<'a> &'a T: IntoPyObject<'py>,
{
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = <&T>::SEQUENCE_OUTPUT_TYPE;

    /// A `list`; of `u8`, `bytes`.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        <&T>::borrowed_sequence_into_pyobject(self.as_ref(), py)
    }
}
