//! `pyo3-file`: Python's file objects as Rust's readers and writers.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};

use pyo3::prelude::*;
use pyo3_file::PyFileLikeObject;

/// Copies what `source` has into `target`, each line with its number; returns how many lines there were.
#[pyfunction]
pub(crate) fn number_lines(source: PyFileLikeObject, mut target: PyFileLikeObject) -> io::Result<usize> {
    let mut count = 0;
    for line in BufReader::new(source).lines() {
        count += 1;
        writeln!(target, "{count} {}", line?)?;
    }
    target.flush()?;
    Ok(count)
}

/// The last `count` bytes of a file.
#[pyfunction]
pub(crate) fn tail(py: Python<'_>, file: Py<PyAny>, count: i64) -> PyResult<Vec<u8>> {
    let mut file = PyFileLikeObject::with_requirements(file, true, false, true, false)?;
    let bytes = py.detach(|| {
        file.seek(SeekFrom::End(-count))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        io::Result::Ok(bytes)
    });
    Ok(bytes?)
}
