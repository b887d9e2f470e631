//! Errors on their way from Rust to Python, and from Python through Rust.

use keelback::{create_exception, exceptions::PyValueError, import_exception, prelude::*};

create_exception!(pytests.errors, BasketError, PyValueError, "Something is wrong with the basket.");
create_exception!(pytests.errors, EmptyBasketError, BasketError);
import_exception!(json, JSONDecodeError);

/// Every way to fail.
#[pymodule(submodule)]
pub(crate) mod errors {
    use std::fmt;

    use keelback::exceptions::{
        PyException, PyKeyError, PyKeyboardInterrupt, PyOSError, PyRuntimeError, PyStopIteration, PyTypeError,
        PyValueError,
    };
    use keelback::prelude::*;
    use keelback::types::PyType;

    use super::JSONDecodeError;
    #[pymodule_export]
    use super::{BasketError, EmptyBasketError};

    #[pyfunction]
    fn value_error(text: &str) -> PyResult<()> {
        Err(PyValueError::new_err(text.to_owned()))
    }

    #[pyfunction]
    fn raise_each(name: &str) -> PyResult<()> {
        Err(match name {
            "KeyError" => PyKeyError::new_err("key"),
            "TypeError" => PyTypeError::new_err("type"),
            "RuntimeError" => PyRuntimeError::new_err("runtime"),
            "Exception" => PyException::new_err("exception"),
            "StopIteration" => PyStopIteration::new_err(7),
            "KeyboardInterrupt" => PyKeyboardInterrupt::new_err(()),
            "OSError" => PyOSError::new_err((2, "gone", "file.txt")),
            "several" => PyValueError::new_err((1, "two", 3.0)),
            "nothing" => PyValueError::new_err(()),
            _ => BasketError::new_err(name.to_owned()),
        })
    }

    #[pyfunction]
    fn empty_basket() -> PyResult<()> {
        Err(EmptyBasketError::new_err("no apples"))
    }

    #[pyfunction]
    fn open(path: &str) -> PyResult<usize> {
        Ok(std::fs::read(path)?.len())
    }

    #[pyfunction]
    fn os_error(code: i32) -> std::io::Result<()> {
        Err(std::io::Error::from_raw_os_error(code))
    }

    #[pyfunction]
    fn io_error(text: &str) -> std::io::Result<()> {
        Err(std::io::Error::other(text))
    }

    #[pyfunction]
    fn parse_int(text: &str) -> PyResult<i64> {
        Ok(text.parse::<i64>()?)
    }

    #[pyfunction]
    fn parse_float(text: &str) -> PyResult<f64> {
        Ok(text.parse::<f64>()?)
    }

    #[pyfunction]
    fn decode(bytes: Vec<u8>) -> PyResult<String> {
        Ok(String::from_utf8(bytes)?)
    }

    /// An error of this crate's own, as a Rust program has it.
    enum Broken {
        Basket(String),
        Number(std::num::ParseIntError),
    }

    impl fmt::Display for Broken {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Broken::Basket(what) => write!(f, "broken basket: {what}"),
                Broken::Number(error) => error.fmt(f),
            }
        }
    }

    impl From<Broken> for PyErr {
        fn from(error: Broken) -> Self {
            BasketError::new_err(error.to_string())
        }
    }

    #[pyfunction]
    fn own_error(text: &str) -> Result<i64, Broken> {
        if text.is_empty() {
            return Err(Broken::Basket("empty".to_owned()));
        }
        text.parse().map_err(Broken::Number)
    }

    /// Calls a Python function and lets its exception through.
    #[pyfunction]
    fn call<'py>(function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        function.call0()
    }

    /// Calls a Python function, and raises an error of its own because of what that raised.
    #[pyfunction]
    fn call_with_cause(py: Python<'_>, function: &Bound<'_, PyAny>) -> PyResult<()> {
        let Err(cause) = function.call0() else {
            return Ok(());
        };
        let error = BasketError::new_err("calling failed");
        error.set_cause(py, Some(cause));
        Err(error)
    }

    /// Calls a Python function and says what it raised.
    #[pyfunction]
    fn described(py: Python<'_>, function: &Bound<'_, PyAny>) -> (String, String, bool, bool) {
        match function.call0() {
            Ok(_) => (String::new(), String::new(), false, false),
            Err(error) => (
                error.get_type(py).name().map_or_else(|_| String::new(), |name| name.to_string()),
                error.to_string(),
                error.is_instance_of::<PyValueError>(py),
                error.traceback(py).is_some(),
            ),
        }
    }

    /// Calls a Python function; a `LookupError` or whatever `kind` is becomes `None`.
    #[pyfunction]
    fn call_unless<'py>(
        py: Python<'py>,
        function: &Bound<'py, PyAny>,
        kind: &Bound<'py, PyType>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        match function.call0() {
            Err(error) if error.is_instance(py, kind) => Ok(None),
            other => other.map(Some),
        }
    }

    /// Raises an exception object that exists.
    #[pyfunction]
    fn raise_object(object: Bound<'_, PyAny>) -> PyResult<()> {
        Err(PyErr::from_value(object))
    }

    #[pyfunction]
    fn load_json(py: Python<'_>, text: &str) -> PyResult<bool> {
        match py.import("json")?.call_method1("loads", (text,)) {
            Ok(_) => Ok(true),
            Err(error) if error.is_instance_of::<JSONDecodeError>(py) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// An error that nobody looks at.
    #[pyfunction]
    fn forget(function: &Bound<'_, PyAny>) -> bool {
        function.call0().is_ok()
    }
}
