//! `str`.

use keelback::prelude::*;

/// Strings as the interpreter stores them, and strings that are formatted.
#[pymodule(submodule)]
pub(crate) mod types_string {
    use keelback::prelude::*;
    use keelback::py_format;

    /// The size of a character, the characters in memory, and the text.
    #[pyfunction]
    fn data(py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<(usize, Vec<u8>, String)> {
        // SAFETY: the layout of strings was tried when the library was bound.
        let data = unsafe { text.data() }?;
        Ok((data.value_width_bytes(), data.as_bytes().to_vec(), data.to_string(py)?.into_owned()))
    }

    #[pyfunction]
    fn formatted<'py>(py: Python<'py>, number: i64, text: &str) -> PyResult<Bound<'py, PyString>> {
        py_format!(py, "{number:>4}: {text}")
    }

    #[pyfunction]
    fn constant(py: Python<'_>) -> PyResult<Bound<'_, PyString>> {
        py_format!(py, "a text that does not change")
    }
}
