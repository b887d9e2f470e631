//! Stubs.

use keelback::prelude::*;

/// Where `letter` stands in `text`.
#[pyfunction]
#[pyo3(signature = (text, letter, most=None))]
pub(crate) fn places(text: &str, letter: char, most: Option<usize>) -> Vec<usize> {
    let all = text.chars().enumerate().filter(|(_, found)| *found == letter).map(|(index, _)| index);
    all.take(most.unwrap_or(usize::MAX)).collect()
}

/// The letters that stand in both texts.
#[pyfunction]
#[pyo3(signature = (a: "str", b: "str") -> "set[str]")]
pub(crate) fn shared<'py>(a: &str, b: &str, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    let letters: std::collections::HashSet<char> = a.chars().filter(|letter| b.contains(*letter)).collect();
    Ok(letters.into_pyobject(py)?.into_any())
}
