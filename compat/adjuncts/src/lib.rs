//! One module that uses each of the crates: `pyo3-log`, `pyo3-file` and `numpy`.

mod arrays;
mod files;
mod logs;

use pyo3::prelude::*;

#[pymodule]
fn adjuncts(module: &Bound<'_, PyModule>) -> PyResult<()> {
    logs::add(module)?;
    files::add(module)?;
    arrays::add(module)
}
