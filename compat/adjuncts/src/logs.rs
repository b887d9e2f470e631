//! `pyo3-log`: what Rust logs arrives in Python's `logging`.

use log::Level;
use pyo3::{exceptions::PyValueError, prelude::*};
use pyo3_log::{Caching, Logger, ResetHandle};

/// Drops what the logger remembers of Python's loggers and their levels.
#[pyclass(frozen)]
pub(crate) struct Reset(ResetHandle);

#[pymethods]
impl Reset {
    fn __call__(&self) {
        self.0.reset();
    }
}

/// Logs a message as this crate's module of that name.
#[pyfunction]
pub(crate) fn say(py: Python<'_>, target: &str, level: &str, message: &str) -> PyResult<()> {
    let level: Level = level.parse().map_err(|_| PyValueError::new_err(format!("no level is called '{level}'")))?;
    // As a library does it that works detached: the logger attaches for itself.
    py.detach(|| log::log!(target: target, level, "{message}"));
    Ok(())
}

/// Installs the logger.
pub(crate) fn install(py: Python<'_>) -> PyResult<Reset> {
    let logger = Logger::new(py, Caching::LoggersAndLevels)?;
    let reset = logger.filter(log::LevelFilter::Trace).install();
    Ok(Reset(reset.map_err(|error| PyValueError::new_err(error.to_string()))?))
}
