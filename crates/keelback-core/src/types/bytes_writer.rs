//! Writing `bytes` whose length is not known before.

use std::io;

use super::PyBytes;
use crate::conversion::IntoPyObject;
use crate::exceptions::PyMemoryError;
use crate::inspect::PyStaticExpr;
use crate::instance::Bound;
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::{PyErr, PyResult};

/// Collects bytes, and becomes a `bytes` object; [`std::io::Write`] writes to it too.
///
/// [`PyBytes::new_with_writer`] makes one.
pub struct PyBytesWriter<'py> {
    py: Python<'py>,
    written: Vec<u8>,
}

impl<'py> PyBytesWriter<'py> {
    #[inline]
    pub(super) fn with_capacity(py: Python<'py>, capacity: usize) -> PyResult<Self> {
        let mut written = Vec::new();
        written.try_reserve(capacity).map_err(|_| PyMemoryError::new_err(()))?;
        Ok(Self { py, written })
    }

    /// Whether nothing was written.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// How many bytes were written.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.written.len()
    }

    /// Writes all of the bytes.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn write_bytes(&mut self, bytes: &[u8]) -> PyResult<()> {
        self.written.try_reserve(bytes.len()).map_err(|_| PyMemoryError::new_err(()))?;
        self.written.extend_from_slice(bytes);
        Ok(())
    }
}

impl io::Write for PyBytesWriter<'_> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_bytes(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'py> TryFrom<PyBytesWriter<'py>> for Bound<'py, PyBytes> {
    type Error = PyErr;

    #[inline]
    fn try_from(writer: PyBytesWriter<'py>) -> PyResult<Self> {
        PyBytes::new_with(writer.py, writer.written.len(), |bytes| {
            bytes.copy_from_slice(&writer.written);
            Ok(())
        })
    }
}

impl<'py> IntoPyObject<'py> for PyBytesWriter<'py> {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PyBytes::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, _py: Python<'py>) -> PyResult<Self::Output> {
        self.try_into()
    }
}
