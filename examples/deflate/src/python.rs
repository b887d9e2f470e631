//! What Python sees: the module `deflate._native`.

use std::io;

use keelback::{create_exception, exceptions::PyValueError, prelude::*};

use crate::{
    data::Data,
    format::{self, Encoder, Format},
};

create_exception!(deflate, DataError, PyValueError, "Data is damaged, cut short, or more than the limit.");

/// The part of `deflate` that is written in Rust.
#[pymodule]
pub mod _native {
    #[pymodule_export]
    use super::{Compressor, DataError, compress, crc32, decompress};
}

fn damaged(error: io::Error) -> PyErr {
    DataError::new_err(error.to_string())
}

fn format_named(name: &str) -> PyResult<Format> {
    Format::named(name)
        .ok_or_else(|| PyValueError::new_err(format!("format must be 'gzip', 'zlib' or 'raw', not '{name}'")))
}

/// A level that makes sense.
struct Level(u32);

impl<'py> FromPyObject<'_, 'py> for Level {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.extract::<i64>()? {
            level @ 0..=9 => Ok(Level(level as u32)),
            level => Err(PyValueError::new_err(format!("level must be from 0 to 9, not {level}"))),
        }
    }
}

/// `data`, compressed.
///
/// `level` is 0 for no compression to 9 for the best; `format` is "gzip", "zlib" or "raw".
#[pyfunction]
#[pyo3(signature = (data, *, level = Level(6), format = "gzip"))]
fn compress(py: Python<'_>, data: Data, level: Level, format: &str) -> PyResult<Vec<u8>> {
    let format = format_named(format)?;
    // Other Python threads run meanwhile.
    let packed = py.detach(|| {
        let mut encoder = Encoder::new(format, level.0);
        let mut output = encoder.write(&data)?;
        output.append(&mut encoder.finish()?);
        Ok(output)
    });
    packed.map_err(damaged)
}

/// What `compress` was given, by this package or any other.
///
/// `format` is found out unless it is said. More than `limit` bytes are refused: a few bytes can claim to be gigabytes.
#[pyfunction]
#[pyo3(signature = (data, *, format = "auto", limit = None))]
fn decompress(py: Python<'_>, data: Data, format: &str, limit: Option<u64>) -> PyResult<Vec<u8>> {
    let format = if format == "auto" { Format::of(&data) } else { format_named(format)? };
    let unpacked = py.detach(|| format.decompress(&data, limit.unwrap_or(u64::MAX)));
    unpacked.map_err(damaged)
}

/// The CRC-32 of `data`, as gzip keeps it.
#[pyfunction]
fn crc32(py: Python<'_>, data: Data) -> u32 {
    py.detach(|| format::crc32(&data))
}

/// Compresses piece by piece: `write` takes the pieces, `finish` ends the stream; what they return, one behind the other, is
/// the compressed data.
#[pyclass(module = "deflate")]
struct Compressor(Option<Encoder>);

#[pymethods]
impl Compressor {
    #[new]
    #[pyo3(signature = (*, level = Level(6), format = "gzip"))]
    fn new(level: Level, format: &str) -> PyResult<Self> {
        Ok(Compressor(Some(Encoder::new(format_named(format)?, level.0))))
    }

    /// Take a piece; returns what has come out so far, which may be nothing.
    fn write(&mut self, py: Python<'_>, data: Data) -> PyResult<Vec<u8>> {
        let encoder = self.0.as_mut().ok_or_else(finished)?;
        py.detach(|| encoder.write(&data)).map_err(damaged)
    }

    /// The rest. Nothing can be written after it.
    fn finish(&mut self, py: Python<'_>) -> PyResult<Vec<u8>> {
        let encoder = self.0.take().ok_or_else(finished)?;
        py.detach(|| encoder.finish()).map_err(damaged)
    }
}

fn finished() -> PyErr {
    PyValueError::new_err("the stream is finished")
}
