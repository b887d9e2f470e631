//! What Python sees: the module `tomlread._native`.

use keelback::{prelude::*, types::PyDict};
use toml::de::DeTable;

use crate::{data::Reader, mistake};

/// The part of `tomlread` that is written in Rust.
#[pymodule]
pub mod _native {
    #[pymodule_export]
    use super::loads;
    #[pymodule_export]
    use crate::mistake::TomlError;
}

/// The data of a TOML document, as a dict in the order of the text.
///
/// `parse_float` is called with the text of each float; `decimal.Decimal` keeps all its digits.
#[pyfunction]
#[pyo3(signature = (text, /, *, parse_float = None))]
fn loads<'py>(py: Python<'py>, text: &str, parse_float: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyDict>> {
    // Reading needs no Python, so that other threads run meanwhile; making the objects does.
    match py.detach(|| DeTable::parse(text)) {
        Ok(document) => Reader { py, text, parse_float }.table(document.get_ref()),
        Err(error) => Err(mistake::raised(py, text, error.message(), error.span())),
    }
}
