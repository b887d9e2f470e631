//! What Python may pass as data: anything with a buffer of bytes.

use std::ops::Deref;

use keelback::{buffer::PyBuffer, prelude::*, pybacked::PyBackedBytes};

/// Bytes that stay as they are while Rust reads them.
pub(crate) enum Data {
    /// A `bytes` object, which nobody can change: borrowed, not copied.
    Bytes(PyBackedBytes),
    /// A copy of a `bytearray`, a `memoryview`, an `array`: somebody may write to those at any time.
    Copy(Vec<u8>),
}

impl<'py> FromPyObject<'_, 'py> for Data {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<keelback::types::PyBytes>() {
            return Ok(Data::Bytes(object.extract()?));
        }
        let buffer: PyBuffer<u8> = PyBuffer::get(&object)?;
        Ok(Data::Copy(buffer.to_vec(object.py())?))
    }
}

impl Deref for Data {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Copy(bytes) => bytes,
        }
    }
}
