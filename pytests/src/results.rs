//! Everything that a function may return.

use keelback::prelude::*;

/// What functions and methods return.
#[pymodule(submodule)]
pub(crate) mod results {
    use std::borrow::Cow;

    use keelback::exceptions::PyKeyError;
    use keelback::prelude::*;
    use keelback::types::PyString;

    #[pyclass]
    struct Named {
        name: String,
        number: i64,
    }

    struct Refusal(i64);

    impl From<Refusal> for PyErr {
        fn from(refusal: Refusal) -> PyErr {
            PyKeyError::new_err(refusal.0)
        }
    }

    #[pymethods]
    impl Named {
        #[new]
        fn new(name: String, number: i64) -> Result<Self, Refusal> {
            if number < 0 { Err(Refusal(number)) } else { Ok(Named { name, number }) }
        }

        fn text(&self) -> &str {
            &self.name
        }

        fn optional_text(&self) -> Option<&str> {
            (!self.name.is_empty()).then_some(self.name.as_str())
        }

        fn fallible_text(&self) -> PyResult<&str> {
            Ok(&self.name)
        }

        fn cow(&self) -> Cow<'_, str> {
            Cow::Borrowed(&self.name)
        }

        fn bytes(&self) -> &[u8] {
            self.name.as_bytes()
        }

        fn number(&self) -> &i64 {
            &self.number
        }

        fn longer<'a>(&'a self, other: &'a str) -> &'a str {
            if self.name.len() < other.len() { other } else { &self.name }
        }

        fn guard<'py>(slf: PyRef<'py, Self>) -> PyRef<'py, Self> {
            slf
        }

        fn with_number<'py>(mut slf: PyRefMut<'py, Self>, number: i64) -> PyRefMut<'py, Self> {
            slf.number = number;
            slf
        }

        fn unbound(slf: Py<Self>) -> Py<Self> {
            slf
        }

        fn refuse(&self) -> Result<(), Refusal> {
            Err(Refusal(self.number))
        }

        fn accept(&self) -> Result<(), Refusal> {
            Ok(())
        }

        #[classattr]
        const LIMIT: i64 = 5;

        #[classattr]
        fn made(py: Python<'_>) -> PyResult<Py<PyString>> {
            Ok(PyString::new(py, "made").unbind())
        }

        #[staticmethod]
        fn several() -> Vec<Named> {
            vec![Named { name: "a".to_owned(), number: 1 }, Named { name: "b".to_owned(), number: 2 }]
        }

        #[staticmethod]
        fn maybe(number: i64) -> Option<Named> {
            (number > 0).then(|| Named { name: String::new(), number })
        }
    }

    #[pyfunction]
    fn nothing() {}

    #[pyfunction]
    fn fallible_nothing() -> PyResult<()> {
        Ok(())
    }

    #[pyfunction]
    fn tuple() -> (i64, &'static str, Option<f64>) {
        (1, "a", None)
    }

    #[pyfunction]
    fn deep() -> PyResult<Option<Vec<(String, u8)>>> {
        Ok(Some(vec![("a".to_owned(), 1)]))
    }

    #[pyfunction]
    fn byte_vector() -> Vec<u8> {
        vec![1, 2]
    }

    #[pyfunction]
    fn same_slice(value: &[u8]) -> &[u8] {
        value
    }

    #[pyfunction]
    fn standard_error() -> std::io::Result<()> {
        Err(std::io::ErrorKind::NotFound.into())
    }

    #[pyfunction]
    fn of_any_kind(number: i64) -> impl for<'py> IntoPyObject<'py> {
        number
    }

    #[pyfunction]
    fn of_some_kind<'py>(py: Python<'py>) -> PyResult<impl IntoPyObject<'py>> {
        Ok(PyString::new(py, "kind"))
    }
}
