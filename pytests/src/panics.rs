//! Panics: an exception in Python, a panic again where it comes back to Rust, an abort nowhere.

use keelback::prelude::*;

/// Every way to panic.
#[pymodule(submodule)]
pub(crate) mod panics {
    use keelback::panic::PanicException;
    use keelback::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("PanicException", module.py().get_type::<PanicException>())
    }

    #[pyfunction]
    fn unfinished() -> bool {
        todo!()
    }

    #[pyfunction]
    fn literal() {
        panic!("a literal");
    }

    #[pyfunction]
    fn formatted(number: i64) {
        panic!("boom {number}");
    }

    /// Panics with a value that is no text.
    #[pyfunction]
    fn opaque() {
        std::panic::panic_any(5);
    }

    #[pyfunction]
    fn add(a: i32, b: i32) -> i32 {
        a + b
    }

    #[pyfunction]
    fn detached(py: Python<'_>) {
        py.detach(|| panic!("detached"));
    }

    /// Panics while it is detached, attaches on the way, and panics there.
    #[pyfunction]
    fn detached_and_attached(py: Python<'_>) {
        py.detach(|| Python::attach(|_| panic!("attached again")));
    }

    /// Panics in another thread, which this one waits for.
    #[pyfunction]
    fn in_a_thread(py: Python<'_>) -> bool {
        py.detach(|| std::thread::spawn(|| Python::attach(|_| panic!("in a thread"))).join()).is_err()
    }

    /// Calls Python, which may call this module again; returns what was given up on the way.
    #[pyfunction]
    fn call<'py>(function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        function.call0()
    }

    /// As `call`, and says whether what came back was a panic.
    #[pyfunction]
    fn call_and_catch(function: &Bound<'_, PyAny>) -> String {
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| function.call0()));
        match outcome {
            Ok(Ok(_)) => "returned".to_owned(),
            Ok(Err(error)) => format!("raised {error}"),
            Err(payload) => match payload.downcast::<String>() {
                Ok(text) => format!("panicked {text}"),
                Err(_) => "panicked".to_owned(),
            },
        }
    }

    /// Panics when it is dropped.
    #[pyclass]
    struct Bomb;

    #[pymethods]
    impl Bomb {
        #[new]
        fn new() -> Self {
            Bomb
        }

        fn __repr__(&self) -> String {
            panic!("repr")
        }

        fn __len__(&self) -> usize {
            panic!("len")
        }

        fn __hash__(&self) -> u64 {
            panic!("hash")
        }

        fn __contains__(&self, _item: i64) -> bool {
            panic!("contains")
        }

        fn __next__(&self) -> Option<i64> {
            panic!("next")
        }

        #[getter]
        fn value(&self) -> i64 {
            panic!("getter")
        }

        #[setter]
        fn set_value(&mut self, _value: i64) {
            panic!("setter")
        }

        fn change(&mut self) {
            panic!("method")
        }
    }

    impl Drop for Bomb {
        fn drop(&mut self) {
            panic!("drop")
        }
    }
}
