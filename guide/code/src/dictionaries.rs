use std::collections::{BTreeMap, HashMap};

use keelback::{prelude::*, types::PyDict};

/// How often each letter stands in `text`.
#[pyfunction]
pub(crate) fn count_letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// The keys for each value.
#[pyfunction]
pub(crate) fn invert(table: HashMap<String, i64>) -> BTreeMap<i64, Vec<String>> {
    let mut inverted: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (key, value) in table {
        inverted.entry(value).or_default().push(key);
    }
    for keys in inverted.values_mut() {
        keys.sort();
    }
    inverted
}

/// The longest value that is a string.
#[pyfunction]
pub(crate) fn longest_value<'py>(table: &Bound<'py, PyDict>) -> Option<Bound<'py, PyAny>> {
    let length = |value: &Bound<'py, PyAny>| value.extract::<&str>().ok().map(|text| text.chars().count());
    let values = table.iter().map(|(_, value)| value);
    values.filter_map(|value| Some((length(&value)?, value))).max_by_key(|(length, _)| *length).map(|(_, value)| value)
}

/// Put into `target` what only `other` has; returns how many entries that were.
#[pyfunction]
pub(crate) fn merge(target: &Bound<'_, PyDict>, other: &Bound<'_, PyDict>) -> PyResult<usize> {
    let mut added = 0;
    for (key, value) in other {
        if !target.contains(&key)? {
            target.set_item(key, value)?;
            added += 1;
        }
    }
    Ok(added)
}

/// A dict whose values are of several types.
#[pyfunction]
pub(crate) fn settings(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let settings = PyDict::new(py);
    settings.set_item("name", "keelback")?;
    settings.set_item("ports", [80, 443])?;
    settings.set_item("verbose", true)?;
    Ok(settings)
}

/// The port in `settings`, or 80.
#[pyfunction]
pub(crate) fn port_of(settings: &Bound<'_, PyDict>) -> PyResult<u16> {
    match settings.get_item("port")? {
        Some(port) => port.extract(),
        None => Ok(80),
    }
}

/// A struct that is read from a dict with these keys, and becomes one.
#[derive(FromPyObject, IntoPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Address {
    host: String,
    #[pyo3(default = 80)]
    port: u16,
}

/// A server.
#[pyclass(frozen, get_all)]
pub(crate) struct Server {
    url: String,
}

/// The server at an address.
#[pyfunction]
pub(crate) fn server(address: Address) -> (Address, Server) {
    let url = format!("http://{}:{}/", address.host, address.port);
    (address, Server { url })
}
