//! `__traverse__` and `__clear__` that are written by hand.

use keelback::prelude::*;

/// Classes that show the collector what they hold.
#[pymodule(submodule)]
pub(crate) mod traversal {
    use std::cell::Cell;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex};

    use keelback::prelude::*;
    use keelback::{PyTraverseError, PyVisit};

    use crate::token::{self, Token};

    #[pyfunction]
    fn alive() -> i64 {
        token::alive()
    }

    /// Holds a reference where no trait finds it.
    #[pyclass(subclass)]
    struct Hidden {
        held: Arc<Mutex<Option<Py<PyAny>>>>,
        _token: Token,
    }

    #[pymethods]
    impl Hidden {
        #[new]
        fn new() -> Self {
            Hidden { held: Arc::default(), _token: Token::new() }
        }

        fn hold(&self, object: Py<PyAny>) {
            *self.held.lock().unwrap() = Some(object);
        }

        fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
            match self.held.try_lock() {
                Ok(held) => visit.call(&*held),
                Err(_) => Ok(()),
            }
        }

        fn __clear__(&mut self) {
            *self.held.lock().unwrap() = None;
        }
    }

    /// Gives up what it holds where that is forbidden: while the collector looks.
    #[pyclass]
    struct Hasty {
        held: Mutex<Option<Py<PyAny>>>,
        _token: Token,
    }

    #[pymethods]
    impl Hasty {
        #[new]
        fn new() -> Self {
            Hasty { held: Mutex::default(), _token: Token::new() }
        }

        fn hold(&self, object: Py<PyAny>) {
            *self.held.lock().unwrap() = Some(object);
        }

        fn __traverse__(&self, _visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
            drop(self.held.lock().unwrap().take());
            assert!(Python::try_attach(|_| ()).is_none());
            Ok(())
        }
    }

    /// Gives back what was dropped where nothing may be done with it.
    #[pyfunction]
    fn give_back() {
        Python::attach(|_| ());
    }

    /// Shows what it holds after its base has shown what that holds.
    #[pyclass(extends = Hidden)]
    struct More {
        more: Py<PyAny>,
    }

    #[pymethods]
    impl More {
        #[new]
        fn new(more: Py<PyAny>) -> PyClassInitializer<Self> {
            PyClassInitializer::from(Hidden::new()).add_subclass(More { more })
        }

        fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
            visit.call(&self.more)
        }
    }

    /// Does not show what it holds, which a derived traversal would.
    #[pyclass]
    struct Secret {
        held: Option<Py<PyAny>>,
        _token: Token,
    }

    #[pymethods]
    impl Secret {
        #[new]
        fn new() -> Self {
            Secret { held: None, _token: Token::new() }
        }

        fn hold(&mut self, object: Option<Py<PyAny>>) {
            self.held = object;
        }

        fn __traverse__(&self, _visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
            Ok(())
        }
    }

    /// Shows what it holds by its fields, and clears by hand.
    #[pyclass]
    struct Cleared {
        held: Option<Py<PyAny>>,
        #[pyo3(get)]
        times: usize,
        _token: Token,
    }

    static CLEARED: AtomicUsize = AtomicUsize::new(0);

    #[pymethods]
    impl Cleared {
        #[new]
        fn new() -> Self {
            Cleared { held: None, times: 0, _token: Token::new() }
        }

        fn hold(&mut self, object: Py<PyAny>) {
            self.held = Some(object);
        }

        fn __clear__(mut slf: PyRefMut<'_, Self>) -> PyResult<()> {
            CLEARED.fetch_add(1, Ordering::Relaxed);
            slf.held = None;
            Ok(())
        }
    }

    #[pyfunction]
    fn cleared() -> usize {
        CLEARED.load(Ordering::Relaxed)
    }

    /// Is collected while somebody changes it.
    #[pyclass]
    struct Busy {
        held: Option<Py<PyAny>>,
        seen: Arc<AtomicUsize>,
    }

    #[pymethods]
    impl Busy {
        #[new]
        fn new() -> Self {
            Busy { held: None, seen: Arc::default() }
        }

        /// Collects while the value is borrowed: how often it was traversed meanwhile.
        fn collect(&mut self, py: Python<'_>) -> PyResult<usize> {
            let before = self.seen.load(Ordering::Relaxed);
            py.import("gc")?.call_method0("collect")?;
            Ok(self.seen.load(Ordering::Relaxed) - before)
        }

        #[getter]
        fn seen(&self) -> usize {
            self.seen.load(Ordering::Relaxed)
        }

        fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
            self.seen.fetch_add(1, Ordering::Relaxed);
            visit.call(&self.held)
        }

        fn __clear__(&mut self) {
            self.held = None;
        }
    }

    std::thread_local! {
        static PANICS: Cell<bool> = const { Cell::new(false) };
    }

    /// Panics in the collector, or attaches to the interpreter there, which panics too.
    #[pyclass]
    struct Unruly {
        attaches: bool,
    }

    #[pymethods]
    impl Unruly {
        #[new]
        fn new(attaches: bool) -> Self {
            Unruly { attaches }
        }

        #[staticmethod]
        fn start(panics: bool) {
            PANICS.set(panics);
        }

        fn __traverse__(&self, _visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
            if PANICS.get() {
                if self.attaches {
                    Python::attach(|_| unreachable!("no Python code runs while the collector does"));
                }
                panic!("in __traverse__");
            }
            Ok(())
        }
    }
}
