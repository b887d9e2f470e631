//! `bytes`: `bytes`.

use bytes::Bytes;

use super::by_value;
use crate::PyErr;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::pybacked::PyBackedBytes;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyBytes};

impl<'a, 'py> FromPyObject<'a, 'py> for Bytes {
    type Error = <PyBackedBytes as FromPyObject<'a, 'py>>::Error;

    const INPUT_TYPE: PyStaticExpr = PyBackedBytes::INPUT_TYPE;

    /// A `bytes`, whose memory it shares, or a `bytearray`, which is copied.
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Bytes, Self::Error> {
        PyBackedBytes::extract(object).map(Bytes::from_owner)
    }
}

impl<'py> IntoPyObject<'py> for &Bytes {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyBytes::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, PyErr> {
        Ok(PyBytes::new(py, self))
    }
}

by_value! {
    Bytes => PyBytes, PyErr;
}
