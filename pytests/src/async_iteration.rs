//! Asynchronous iteration and awaiting.

use keelback::prelude::*;

/// Classes for `async for` and `await`.
#[pymodule(submodule)]
pub(crate) mod async_iteration {
    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;

    /// Done at once, with a value.
    #[pyclass]
    struct Ready(Option<i64>);

    #[pymethods]
    impl Ready {
        #[new]
        fn new(value: i64) -> Self {
            Ready(Some(value))
        }

        fn __await__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __next__(&mut self) -> PyResult<Option<i64>> {
            match self.0.take() {
                Some(value) => Err(keelback::exceptions::PyStopIteration::new_err(value)),
                None => Err(PyValueError::new_err("awaited twice")),
            }
        }
    }

    /// Counts down; `None` is the end.
    #[pyclass]
    struct Countdown(i64);

    #[pymethods]
    impl Countdown {
        #[new]
        fn new(start: i64) -> Self {
            Countdown(start)
        }

        fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __anext__(&mut self) -> Option<Ready> {
            if self.0 == 0 {
                return None;
            }
            self.0 -= 1;
            Some(Ready(Some(self.0)))
        }
    }

    /// The same with a `Result` of an `Option`, and an error.
    #[pyclass]
    struct Checked(i64);

    #[pymethods]
    impl Checked {
        #[new]
        fn new(start: i64) -> Self {
            Checked(start)
        }

        fn __aiter__(slf: Py<Self>) -> Py<Self> {
            slf
        }

        fn __anext__(&mut self) -> PyResult<Option<Ready>> {
            if self.0 < 0 {
                return Err(PyValueError::new_err("negative"));
            }
            if self.0 == 0 {
                return Ok(None);
            }
            self.0 -= 1;
            Ok(Some(Ready(Some(self.0))))
        }
    }

    /// Goes on for ever: what it gives is no `Option`.
    #[pyclass]
    struct Endless;

    #[pymethods]
    impl Endless {
        #[new]
        fn new() -> Self {
            Endless
        }

        fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __anext__(&self) -> Ready {
            Ready(Some(1))
        }
    }
}
