//! Functions and methods that warn whoever calls them.

use keelback::prelude::*;

/// What `warn(..)` does.
#[pymodule(submodule)]
pub(crate) mod warnings {
    use keelback::exceptions::{PyDeprecationWarning, PyUserWarning};
    use keelback::prelude::*;

    keelback::create_exception!(pytests.warnings, OwnWarning, PyUserWarning);

    #[pymodule_export]
    use self::OwnWarning as _Own;

    /// Warns as users do.
    #[pyfunction]
    #[pyo3(warn(message = "use another"))]
    fn plain(value: i64) -> i64 {
        value
    }

    #[pyfunction]
    #[pyo3(warn(message = "goes away", category = PyDeprecationWarning))]
    fn deprecated() {}

    #[pyfunction(warn(category = super::warnings::OwnWarning, message = "first"))]
    #[pyo3(warn(message = "second — naïve"))]
    fn repeated() {}

    #[pyclass]
    struct Old {
        value: i64,
    }

    #[pymethods]
    impl Old {
        #[new]
        #[pyo3(warn(message = "constructor"))]
        fn new() -> Self {
            Old { value: 1 }
        }

        #[pyo3(warn(message = "method"), name = "renamed")]
        fn method(&self) -> i64 {
            self.value
        }

        #[getter]
        #[pyo3(warn(message = "getter"))]
        fn value(&self) -> i64 {
            self.value
        }

        #[setter]
        #[pyo3(warn(message = "setter"))]
        fn set_value(&mut self, value: i64) {
            self.value = value;
        }

        #[classmethod]
        #[pyo3(warn(message = "class method"))]
        fn of_class(_cls: &Bound<'_, keelback::types::PyType>) {}

        #[staticmethod]
        #[pyo3(warn(message = "static method"))]
        fn of_nothing() {}

        #[pyo3(warn(message = "length"))]
        fn __len__(&self) -> usize {
            3
        }
    }
}
