use keelback::{
    prelude::*,
    types::{PyDict, PyTuple},
};

/// A text, several times.
#[pyfunction]
pub(crate) fn repeat(text: &str, count: usize) -> String {
    text.repeat(count)
}

/// Describe a connection.
#[pyfunction]
#[pyo3(signature = (host, port = 80, *, timeout = 2.5, user = None))]
pub(crate) fn connect(host: &str, port: u16, timeout: f64, user: Option<&str>) -> String {
    let user = user.map(|user| format!("{user}@")).unwrap_or_default();
    format!("{user}{host}:{port} within {timeout} s")
}

/// A number, larger.
#[pyfunction]
#[pyo3(signature = (number, /, factor = 2))]
pub(crate) fn scale(number: f64, factor: i32) -> f64 {
    number * f64::from(factor)
}

/// Texts with something between them.
#[pyfunction]
#[pyo3(signature = (*texts, between = " "))]
pub(crate) fn join(texts: Vec<String>, between: &str) -> String {
    texts.join(between)
}

/// What was passed.
#[pyfunction]
#[pyo3(signature = (*args, **kwargs))]
pub(crate) fn describe(args: &Bound<'_, PyTuple>, kwargs: Option<&Bound<'_, PyDict>>) -> String {
    let names = kwargs.map(|kwargs| kwargs.keys().to_string()).unwrap_or_default();
    format!("{} by position, by name: {names}", args.len())
}

/// A text in capitals; it may be anything that `str` takes.
#[pyfunction]
pub(crate) fn shout(#[pyo3(from_py_with = text_of)] text: String) -> String {
    text.to_uppercase()
}

fn text_of(object: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(object.str()?.to_string())
}
