//! The sources of Rust's errors as the causes of Python's.

use keelback::prelude::*;

/// Errors with reasons.
#[pymodule(submodule)]
pub(crate) mod causes {
    use std::error::Error;
    use std::fmt;
    use std::io;

    use keelback::exceptions::PyKeyError;
    use keelback::prelude::*;

    /// An error with a text and perhaps a source.
    #[derive(Debug)]
    struct Failure {
        text: String,
        source: Option<Box<dyn Error + Send + Sync>>,
    }

    impl Failure {
        fn new(text: impl Into<String>) -> Self {
            Failure { text: text.into(), source: None }
        }

        fn because(text: impl Into<String>, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
            Failure { text: text.into(), source: Some(source.into()) }
        }
    }

    impl fmt::Display for Failure {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(&self.text)
        }
    }

    impl Error for Failure {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.source.as_deref().map(|source| source as _)
        }
    }

    impl From<Failure> for PyErr {
        fn from(failure: Failure) -> Self {
            PyErr::from_error::<PyKeyError>(failure)
        }
    }

    /// An error that names itself as its source.
    #[derive(Debug)]
    struct Endless;

    impl fmt::Display for Endless {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("endless")
        }
    }

    impl Error for Endless {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(self)
        }
    }

    #[pyfunction]
    fn none() -> Result<(), Failure> {
        Err(Failure::new("alone"))
    }

    /// A chain of as many failures, the last one without a source.
    #[pyfunction]
    fn chain(length: usize) -> Result<(), Failure> {
        let last = Failure::new("failure 1");
        Err((2..=length).fold(last, |source, number| Failure::because(format!("failure {number}"), source)))
    }

    #[pyfunction]
    fn endless() -> PyResult<()> {
        Err(PyErr::from_error::<PyKeyError>(Endless))
    }

    /// An `io::Error` around an error that has a source.
    #[pyfunction]
    fn of_io() -> io::Result<()> {
        let failure = Failure::because("not saved", Failure::new("no room"));
        Err(io::Error::new(io::ErrorKind::PermissionDenied, failure))
    }

    /// A failure because of an error of the operating system.
    #[pyfunction]
    fn of_the_system(code: i32) -> Result<(), Failure> {
        Err(Failure::because("not opened", io::Error::from_raw_os_error(code)))
    }

    #[pyfunction]
    fn of_a_parser(text: &str) -> Result<i32, Failure> {
        text.parse().map_err(|error: std::num::ParseIntError| Failure::because("no number", error))
    }

    /// A failure because of what a Python function raises.
    #[pyfunction]
    fn of_python(function: &Bound<'_, PyAny>) -> Result<(), Failure> {
        function.call0().map(drop).map_err(|error| Failure::because("Python failed", error))
    }

    /// As `of_python`, with an `io::Error` in between, as a `Read` over a Python file makes one.
    #[pyfunction]
    fn of_python_through_io(function: &Bound<'_, PyAny>) -> Result<(), Failure> {
        let result = function.call0().map(drop).map_err(io::Error::from);
        result.map_err(|error| Failure::because("reading failed", error))
    }

    /// An exception that came as an `io::Error` is itself again.
    #[pyfunction]
    fn through_io(function: &Bound<'_, PyAny>) -> PyResult<()> {
        function.call0().map(drop).map_err(io::Error::from)?;
        Ok(())
    }

    /// Sets the sources of an error on an exception that exists.
    #[pyfunction]
    fn on(exception: Bound<'_, PyAny>, texts: Vec<String>) -> PyResult<()> {
        let py = exception.py();
        let error = PyErr::from_value(exception);
        let mut texts = texts.into_iter();
        let first = Failure::new(texts.next().unwrap_or_default());
        error.set_sources(py, &texts.fold(first, |source, text| Failure::because(text, source)));
        Err(error)
    }

    /// An error that nobody looks at.
    #[pyfunction]
    fn forget(length: usize) -> bool {
        chain(length).map_err(PyErr::from).is_err()
    }
}
