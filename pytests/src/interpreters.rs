//! State that belongs to one interpreter.

use keelback::{create_exception, exceptions::PyException, prelude::*};

create_exception!(pytests.interpreters, OwnError, PyException);

/// What must not be shared between interpreters.
#[pymodule(submodule)]
pub(crate) mod interpreters {
    use keelback::intern;
    use keelback::prelude::*;
    use keelback::sync::PyOnceLock;

    #[pymodule_export]
    use super::OwnError;

    #[pyclass]
    struct Thing {
        #[pyo3(get)]
        number: i64,
        #[pyo3(get)]
        object: Py<PyAny>,
    }

    #[pymethods]
    impl Thing {
        #[new]
        #[pyo3(signature = (number, *, object))]
        fn new(number: i64, object: Py<PyAny>) -> Self {
            Thing { number, object }
        }

        fn __len__(&self) -> usize {
            self.number as usize
        }
    }

    #[pyfunction]
    fn make_thing(py: Python<'_>, number: i64) -> Thing {
        Thing { number, object: py.None() }
    }

    #[pyfunction]
    fn number_of(thing: &Thing) -> i64 {
        thing.number
    }

    #[pyfunction]
    fn fail() -> PyResult<()> {
        Err(OwnError::new_err("own"))
    }

    #[pyfunction]
    fn panics() {
        panic!("in an interpreter")
    }

    /// A string that is interned once in each interpreter.
    #[pyfunction]
    fn interned(py: Python<'_>) -> Bound<'_, PyAny> {
        intern!(py, "a name that only this module interns").clone().into_any()
    }

    /// An object that is made once in each interpreter.
    #[pyfunction]
    fn made_once(py: Python<'_>) -> Bound<'_, PyAny> {
        static OBJECT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let make = || py.eval(c"object()", None, None).expect("an object").unbind();
        OBJECT.get_or_init(py, make).bind(py).clone()
    }
}
