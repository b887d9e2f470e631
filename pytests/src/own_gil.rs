//! A module that interpreters with a GIL of their own may import: a second one in the same library.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use keelback::prelude::*;

/// Who has come to which meeting.
static ARRIVED: [AtomicUsize; 2] = [const { AtomicUsize::new(0) }; 2];

/// No object of this module goes from one interpreter to another: what it keeps, it keeps in each.
#[pymodule(unsafe(own_gil))]
pub mod own_gil {
    use keelback::exceptions::PyValueError;
    use keelback::intern;
    use keelback::prelude::*;
    use keelback::sync::PyOnceLock;

    use super::*;

    /// Counts.
    #[pyclass(eq, lock, subclass)]
    #[derive(PartialEq)]
    struct Counter {
        #[pyo3(get, set)]
        count: i64,
    }

    #[pymethods]
    impl Counter {
        #[classattr]
        const START: Counter = Counter { count: 0 };

        #[new]
        #[pyo3(signature = (count = 0))]
        fn new(count: i64) -> Self {
            Counter { count }
        }

        #[pyo3(signature = (by = 1))]
        fn increment(&mut self, by: i64) {
            self.count += by;
        }

        fn fail(&self) -> PyResult<()> {
            Err(PyValueError::new_err(format!("at {}", self.count)))
        }
    }

    /// An object that is made once in each interpreter.
    #[pyfunction]
    fn made_once(py: Python<'_>) -> Bound<'_, PyAny> {
        static OBJECT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let make = || py.eval(c"object()", None, None).expect("an object").unbind();
        OBJECT.get_or_init(py, make).bind(py).clone()
    }

    #[pyfunction]
    fn interned(py: Python<'_>) -> Bound<'_, PyAny> {
        intern!(py, "a name of the module with its own GIL").clone().into_any()
    }

    #[pyfunction]
    fn panics() {
        panic!("under a GIL of its own")
    }

    /// Drops a reference where no interpreter is attached.
    #[pyfunction]
    fn drop_detached(py: Python<'_>, object: Py<PyAny>) {
        py.detach(move || drop(object));
    }

    /// Waits until somebody else waits too, and never lets go of the GIL; whether somebody came within so many seconds.
    #[pyfunction]
    fn meet(place: usize, seconds: u64) -> bool {
        ARRIVED[place].fetch_add(1, Ordering::SeqCst);
        let end = Instant::now() + Duration::from_secs(seconds);
        while ARRIVED[place].load(Ordering::SeqCst) < 2 {
            if Instant::now() > end {
                return false;
            }
            std::hint::spin_loop();
        }
        true
    }
}
