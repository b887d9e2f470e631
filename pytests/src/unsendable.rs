//! Values that stay with the thread that made them.

use keelback::prelude::*;

/// Classes around an `Rc` and a `Cell`.
#[pymodule(submodule)]
pub(crate) mod unsendable {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use keelback::prelude::*;
    use keelback::types::PyDict;

    static ALIVE: AtomicI64 = AtomicI64::new(0);

    #[pyfunction]
    fn alive() -> i64 {
        ALIVE.load(Ordering::Relaxed)
    }

    /// What threads may not share.
    #[pyclass(unsendable, subclass, weakref)]
    struct Counter {
        count: Rc<Cell<i64>>,
        #[pyo3(get, set)]
        held: Option<Py<PyAny>>,
    }

    impl Drop for Counter {
        fn drop(&mut self) {
            ALIVE.fetch_sub(1, Ordering::Relaxed);
        }
    }

    #[pymethods]
    impl Counter {
        #[new]
        fn new() -> Self {
            ALIVE.fetch_add(1, Ordering::Relaxed);
            Counter { count: Rc::default(), held: None }
        }

        fn next(&self) -> i64 {
            self.count.set(self.count.get() + 1);
            self.count.get()
        }

        fn reset(&mut self) {
            self.count = Rc::default();
        }
    }

    /// One that is never changed.
    #[pyclass(unsendable, frozen)]
    struct Frozen {
        count: Rc<Cell<i64>>,
    }

    #[pymethods]
    impl Frozen {
        #[new]
        fn new() -> Self {
            Frozen { count: Rc::default() }
        }

        #[getter]
        fn count(&self) -> i64 {
            self.count.get()
        }
    }

    /// One that could be sent, over one that cannot.
    #[pyclass(extends = Counter)]
    struct Over {
        #[pyo3(get)]
        number: i64,
    }

    #[pymethods]
    impl Over {
        #[new]
        fn new() -> PyClassInitializer<Self> {
            PyClassInitializer::from(Counter::new()).add_subclass(Over { number: 5 })
        }
    }

    /// One over a type of Python's own.
    #[pyclass(unsendable, extends = PyDict)]
    struct OverDict {
        count: Rc<Cell<i64>>,
    }

    #[pymethods]
    impl OverDict {
        #[new]
        fn new() -> Self {
            OverDict { count: Rc::default() }
        }

        fn next(&self) -> i64 {
            self.count.set(self.count.get() + 1);
            self.count.get()
        }
    }

    #[pyfunction]
    fn next_of(counter: &Counter) -> i64 {
        counter.next()
    }
}
