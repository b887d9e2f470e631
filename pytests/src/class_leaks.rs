//! Classes whose parts fail, and the smallest instances.

use keelback::prelude::*;

/// What fails must leave nothing behind.
#[pymodule(submodule)]
pub(crate) mod class_leaks {
    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;

    /// Each part fails when it is asked to.
    #[pyclass(subclass)]
    struct Failing {
        text: String,
        held: Py<PyAny>,
    }

    #[pymethods]
    impl Failing {
        #[new]
        #[pyo3(signature = (held, fails = false))]
        fn new(held: Py<PyAny>, fails: bool) -> PyResult<Self> {
            let made = Failing { text: "text".repeat(20), held };
            if fails { Err(PyValueError::new_err("in the constructor")) } else { Ok(made) }
        }

        #[getter]
        fn text(&self, py: Python<'_>) -> PyResult<String> {
            if self.held.is_none(py) { Err(PyValueError::new_err("in the getter")) } else { Ok(self.text.clone()) }
        }

        #[setter]
        fn set_text(&mut self, text: String) -> PyResult<()> {
            if text.is_empty() {
                return Err(PyValueError::new_err(("in the setter", text)));
            }
            self.text = text;
            Ok(())
        }

        fn panics(&mut self, word: String) {
            let longer = word + &self.text;
            panic!("in the method: {longer}");
        }
    }

    /// Panics while it is made.
    #[pyclass]
    struct Panicking;

    #[pymethods]
    impl Panicking {
        #[new]
        fn new(held: Py<PyAny>) -> Self {
            panic!("in the constructor: {held:?}");
        }
    }

    /// Two words that nobody changes: no borrow flag.
    #[pyclass(frozen, get_all)]
    struct FrozenPair {
        x: f64,
        y: f64,
    }

    #[pymethods]
    impl FrozenPair {
        #[new]
        fn new(x: f64, y: f64) -> Self {
            FrozenPair { x, y }
        }
    }

    /// Two words that may be changed: a borrow flag beside them.
    #[pyclass(get_all, set_all)]
    struct Pair {
        x: f64,
        y: f64,
    }

    #[pymethods]
    impl Pair {
        #[new]
        fn new(x: f64, y: f64) -> Self {
            Pair { x, y }
        }
    }
}
