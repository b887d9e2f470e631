use std::{fmt, fs, num::ParseIntError, path::PathBuf};

use keelback::{
    create_exception,
    exceptions::{PyException, PyValueError},
    prelude::*,
};

/// The first line of a file.
#[pyfunction]
pub(crate) fn first_line(path: PathBuf) -> PyResult<String> {
    let text = fs::read_to_string(path)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Half of an even number.
#[pyfunction]
pub(crate) fn half(number: i64) -> PyResult<i64> {
    if number % 2 != 0 {
        return Err(PyValueError::new_err(format!("{number} is odd")));
    }
    Ok(number / 2)
}

create_exception!(guide, ConfigError, PyException, "A configuration that cannot be used.");

/// What can be wrong with a line of a configuration.
#[derive(Debug)]
pub(crate) enum LineError {
    NoEquals(String),
    NotANumber(String, ParseIntError),
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoEquals(line) => write!(f, "no '=' in '{line}'"),
            Self::NotANumber(key, _) => write!(f, "the value of '{key}' is not a number"),
        }
    }
}

impl std::error::Error for LineError {}

impl From<LineError> for PyErr {
    fn from(error: LineError) -> Self {
        let raised = ConfigError::new_err(error.to_string());
        if let LineError::NotANumber(_, cause) = error {
            Python::attach(|py| raised.set_cause(py, Some(cause.into())));
        }
        raised
    }
}

fn parse(line: &str) -> Result<(&str, i64), LineError> {
    let (key, value) = line.split_once('=').ok_or_else(|| LineError::NoEquals(line.to_owned()))?;
    let (key, value) = (key.trim(), value.trim());
    match value.parse() {
        Ok(number) => Ok((key, number)),
        Err(cause) => Err(LineError::NotANumber(key.to_owned(), cause)),
    }
}

/// The key and the number of a line `key = number`.
#[pyfunction]
pub(crate) fn parse_pair(line: &str) -> Result<(&str, i64), LineError> {
    parse(line)
}

/// The pairs of a text, one a line.
#[pyfunction]
pub(crate) fn read_config<'a>(py: Python<'_>, text: &'a str) -> PyResult<Vec<(&'a str, i64)>> {
    let mut pairs = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let pair = parse(line).map_err(PyErr::from);
        pairs.push(pair.inspect_err(|error| {
            // A note is shown below the message, from Python 3.11 on.
            let _ = error.add_note(py, format!("in line {}", number + 1));
        })?);
    }
    Ok(pairs)
}

/// The result of a function, or `None` if it raises a `ValueError`.
#[pyfunction]
pub(crate) fn lenient<'py>(function: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    match function.call0() {
        Ok(result) => Ok(Some(result)),
        Err(error) if error.is_instance_of::<PyValueError>(function.py()) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The sum of numbers that must not overflow.
#[pyfunction]
pub(crate) fn strict_sum(numbers: Vec<i32>) -> i32 {
    numbers.into_iter().reduce(|a, b| a.checked_add(b).expect("the sum is too large")).unwrap_or_default()
}
