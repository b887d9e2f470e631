//! Errors on their way from Rust to Python, and from Python through Rust.

use keelback::{create_exception, exceptions::PyValueError, import_exception, prelude::*};

create_exception!(pytests.errors, BasketError, PyValueError, "Something is wrong with the basket.");
create_exception!(pytests.errors, EmptyBasketError, BasketError);
import_exception!(json, JSONDecodeError);

/// Every way to fail.
#[pymodule(submodule)]
pub(crate) mod errors {
    use std::ffi::CString;
    use std::fmt;

    use keelback::exceptions::{
        PyException, PyKeyError, PyKeyboardInterrupt, PyOSError, PyRuntimeError, PyStopIteration, PyTypeError,
        PyValueError,
    };
    use keelback::prelude::*;
    use keelback::types::{PyTraceback, PyType};

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

    /// What `format!` makes of an exception: `{}` and `{:?}`.
    #[pyfunction]
    fn formatted(error: Bound<'_, PyAny>) -> (String, String) {
        let error = PyErr::from_value(error);
        (error.to_string(), format!("{error:?}"))
    }

    /// What `format!` makes of a cast that fails: `{}` and `{:?}`.
    #[pyfunction]
    fn failed_cast(object: &Bound<'_, PyAny>) -> Option<(String, String)> {
        object.cast::<PyType>().err().map(|error| (error.to_string(), format!("{error:?}")))
    }

    #[pyfunction]
    fn matches(error: Bound<'_, PyAny>, kind: &Bound<'_, PyAny>) -> PyResult<(bool, bool)> {
        let py = error.py();
        let error = PyErr::from_value(error);
        Ok((error.matches(py, kind)?, error.is_instance(py, kind)))
    }

    /// Gives one exception what another has.
    #[pyfunction]
    fn dress<'py>(
        error: Bound<'py, PyAny>,
        context: Option<Bound<'py, PyAny>>,
        traceback: Option<Bound<'py, PyTraceback>>,
    ) -> (bool, bool) {
        let py = error.py();
        let error = PyErr::from_value(error);
        error.set_context(py, context.map(PyErr::from_value));
        error.set_traceback(py, traceback);
        (error.context(py).is_some(), error.traceback(py).is_some())
    }

    /// Tells an exception where nobody catches it.
    #[pyfunction]
    fn tell(py: Python<'_>, error: Bound<'_, PyAny>, how: &str, context: Option<Bound<'_, PyAny>>) {
        let error = PyErr::from_value(error);
        match how {
            "print" => error.print(py),
            "display" => error.display(py),
            "last" => error.print_and_set_sys_last_vars(py),
            _ => error.write_unraisable(py, context.as_ref()),
        }
    }

    #[pyfunction]
    fn warn(py: Python<'_>, category: &Bound<'_, PyAny>) -> PyResult<()> {
        PyErr::warn(py, category, c"careful", 1)
    }

    #[pyfunction]
    #[pyo3(signature = (category, registry = None))]
    fn warn_explicit(py: Python<'_>, category: &Bound<'_, PyAny>, registry: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        PyErr::warn_explicit(py, category, c"careful", c"file.py", 12, Some(c"module"), registry)
    }

    #[pyfunction]
    fn new_type(
        py: Python<'_>,
        name: CString,
        base: Option<&Bound<'_, PyType>>,
        dict: Option<Py<PyAny>>,
    ) -> PyResult<Py<PyType>> {
        PyErr::new_type(py, &name, Some(c"made"), base, dict)
    }

    /// An error that nobody looks at.
    #[pyfunction]
    fn forget(function: &Bound<'_, PyAny>) -> bool {
        function.call0().is_ok()
    }
}
