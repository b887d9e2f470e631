//! `async fn`: coroutines that `asyncio` awaits.

use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};

use keelback::prelude::*;

/// What two sides of a gate share.
#[derive(Clone, Default)]
pub(crate) struct Latch(Arc<Mutex<(bool, Option<Waker>)>>);

impl Latch {
    /// Waits until somebody opens it, in whichever thread.
    async fn passed(self) {
        poll_fn(|context| {
            let mut state = self.0.lock().unwrap();
            if state.0 {
                return Poll::Ready(());
            }
            state.1 = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    fn open(&self) {
        let mut state = self.0.lock().unwrap();
        state.0 = true;
        let waker = state.1.take();
        drop(state);
        waker.into_iter().for_each(Waker::wake);
    }
}

/// Wakes itself, and is over in the next step.
async fn one_step() {
    let mut stepped = false;
    poll_fn(|context| {
        context.waker().wake_by_ref();
        if std::mem::replace(&mut stepped, true) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

/// Calls a Python function when it is dropped.
struct OnDrop(Py<PyAny>);

impl Drop for OnDrop {
    fn drop(&mut self) {
        Python::attach(|py| self.0.call0(py).unwrap());
    }
}

/// Functions and methods that Python awaits.
#[pymodule(submodule)]
pub(crate) mod coroutines {
    use keelback::coroutine::CancelHandle;
    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;
    use keelback::types::{PyTuple, PyType};

    use super::{Latch, OnDrop, one_step};

    /// Something to wait for.
    #[pyclass(frozen)]
    #[derive(Default)]
    struct Gate(Latch);

    #[pymethods]
    impl Gate {
        #[new]
        fn new() -> Self {
            Self::default()
        }

        /// Waits until it is open, and returns the value.
        #[pyo3(signature = (value = None))]
        async fn pass_(&self, value: Option<Py<PyAny>>) -> Option<Py<PyAny>> {
            self.0.clone().passed().await;
            value
        }

        fn open(&self) {
            self.0.open();
        }
    }

    /// A sum that grows while somebody waits.
    #[pyclass]
    struct Sum(i64);

    #[pymethods]
    impl Sum {
        #[new]
        fn new() -> Self {
            Self(0)
        }

        async fn get(&self) -> i64 {
            self.0
        }

        async fn add(&mut self, number: i64, gate: Option<Py<Gate>>) -> i64 {
            if let Some(gate) = gate {
                gate.get().0.clone().passed().await;
            }
            self.0 += number;
            self.0
        }

        /// Adds what another one has, borrowed from one step to the next.
        async fn add_from(&mut self, other: &Sum, more: Option<&Sum>, gate: Py<Gate>) -> i64 {
            gate.get().0.clone().passed().await;
            self.0 += other.0 + more.map_or(0, |more| more.0);
            self.0
        }

        /// Moves everything out of another one.
        async fn drain(&mut self, other: &mut Sum) -> &i64 {
            one_step().await;
            self.0 += std::mem::take(&mut other.0);
            &self.0
        }

        async fn itself(slf: Py<Self>) -> Py<Self> {
            slf
        }

        async fn __call__(&self, factor: i64) -> i64 {
            self.0 * factor
        }

        #[staticmethod]
        async fn double(number: i64) -> i64 {
            2 * number
        }

        #[classmethod]
        async fn of_class(class: Py<PyType>) -> Py<PyType> {
            class
        }
    }

    /// What `await` takes without being a coroutine.
    #[pyclass]
    struct Countdown(i64);

    #[pymethods]
    impl Countdown {
        #[new]
        fn new(start: i64) -> Self {
            Self(start)
        }

        fn __await__(slf: Py<Self>) -> Py<Self> {
            slf
        }

        fn __next__(&mut self) -> Option<Option<i64>> {
            self.0 -= 1;
            (self.0 >= 0).then_some(None)
        }
    }

    #[pyfunction]
    async fn join(number: i64, text: String) -> String {
        format!("{number}{text}")
    }

    #[pyfunction]
    #[pyo3(name = "other_name", signature = (*numbers, factor = 1))]
    async fn multiply(numbers: Vec<i64>, factor: i64) -> i64 {
        numbers.iter().sum::<i64>() * factor
    }

    /// The longer text, borrowed from its argument.
    #[pyfunction(signature = (first, second = ""))]
    async fn longer<'a>(first: &'a str, second: &'a str) -> &'a str {
        one_step().await;
        if first.len() < second.len() { second } else { first }
    }

    #[pyfunction]
    async fn pair(first: i64, second: i64) -> (i64, i64) {
        (first, second)
    }

    #[pyfunction(pass_module)]
    async fn module_and(module: Py<PyModule>, rest: Py<PyTuple>) -> (Py<PyModule>, Py<PyTuple>) {
        (module, rest)
    }

    #[pyfunction]
    async fn nothing() {
        one_step().await;
    }

    #[pyfunction]
    async fn fail() -> PyResult<()> {
        one_step().await;
        Err(PyValueError::new_err("failed"))
    }

    #[pyfunction]
    async fn panic() {
        one_step().await;
        panic!("boom");
    }

    /// Waits for a gate, and says when it is given up.
    #[pyfunction]
    async fn watched(gate: Py<Gate>, dropped: Py<PyAny>) {
        let _on_drop = OnDrop(dropped);
        gate.get().0.clone().passed().await;
    }

    /// Returns what it was told before, when, and after it was cancelled.
    #[pyfunction]
    async fn cancellable(#[pyo3(cancel_handle)] mut cancel: CancelHandle) -> (bool, Py<PyAny>, bool) {
        let before = cancel.is_cancelled();
        let exception = cancel.cancelled().await;
        (before, exception, cancel.is_cancelled())
    }

    /// Raises what was thrown in.
    #[pyfunction]
    async fn obedient(_number: i64, #[pyo3(cancel_handle)] mut cancel: CancelHandle) -> PyResult<()> {
        let exception = cancel.cancelled().await;
        Err(Python::attach(|py| PyErr::from_value(exception.into_bound(py))))
    }
}
