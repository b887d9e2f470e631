//! Everything that may be written as the type of a parameter.

use keelback::prelude::*;

/// Types of parameters.
#[pymodule(submodule)]
pub(crate) mod parameters {
    use std::borrow::Cow;
    use std::collections::HashMap;

    use keelback::prelude::*;
    use keelback::types::{PyDict, PyList, PyTuple};

    #[pyclass]
    struct Counter {
        #[pyo3(get, set)]
        value: i64,
    }

    #[pymethods]
    impl Counter {
        #[new]
        #[pyo3(signature = (value = 0))]
        fn new(value: i64) -> Self {
            Counter { value }
        }

        fn take_from(&mut self, other: &mut Counter) -> i64 {
            self.value += other.value;
            other.value = 0;
            self.value
        }

        /// The token may stand in any place.
        fn doubled(slf: PyRef<'_, Self>, py: Python<'_>, #[pyo3(from_py_with = twice)] by: i64) -> bool {
            py.version_info() >= (3, 9) && slf.value == by
        }

        #[setter]
        fn set_twice(slf: &Bound<'_, Self>, py: Python<'_>, #[pyo3(from_py_with = twice)] value: i64) -> PyResult<()> {
            let _ = py;
            slf.try_borrow_mut()?.value = value;
            Ok(())
        }
    }

    fn twice(value: &Bound<'_, PyAny>) -> PyResult<i64> {
        Ok(value.extract::<i64>()? * 2)
    }

    fn or_minus_one(value: &Bound<'_, PyAny>) -> PyResult<Option<i64>> {
        if value.is_none() { Ok(Some(-1)) } else { value.extract() }
    }

    #[pyfunction]
    fn instances(
        shared: &Counter,
        guard: PyRef<'_, Counter>,
        owned: Py<Counter>,
        bound: &Bound<'_, Counter>,
        by_value: Bound<'_, Counter>,
    ) -> i64 {
        shared.value + guard.value + owned.borrow(bound.py()).value + bound.borrow().value + by_value.borrow().value
    }

    #[pyfunction]
    #[pyo3(signature = (shared = None, guard = None, exclusive = None, bound = None))]
    fn optional_instances(
        shared: Option<&Counter>,
        guard: Option<PyRef<'_, Counter>>,
        exclusive: Option<&mut Counter>,
        bound: Option<&Bound<'_, Counter>>,
    ) -> Vec<Option<i64>> {
        let exclusive = exclusive.map(|counter| {
            counter.value += 1;
            counter.value
        });
        vec![
            shared.map(|counter| counter.value),
            guard.map(|counter| counter.value),
            exclusive,
            bound.map(|counter| counter.borrow().value),
        ]
    }

    #[pyfunction]
    fn change(exclusive: &mut Counter, mut guard: PyRefMut<'_, Counter>) -> (i64, i64) {
        exclusive.value += 1;
        guard.value += 10;
        (exclusive.value, guard.value)
    }

    /// Texts and bytes, borrowed where Python has them as Rust does.
    #[pyfunction]
    fn borrowed(text: &str, bytes: &[u8], cow: Cow<'_, str>, bytes_cow: Cow<'_, [u8]>) -> (usize, usize, bool, bool) {
        (text.len(), bytes.len(), matches!(cow, Cow::Borrowed(_)), matches!(bytes_cow, Cow::Borrowed(_)))
    }

    #[pyfunction]
    #[pyo3(signature = (text = None, bytes = None))]
    fn optional_borrowed(text: Option<&str>, bytes: Option<&[u8]>) -> (Option<usize>, Option<usize>) {
        (text.map(str::len), bytes.map(<[u8]>::len))
    }

    #[pyfunction]
    fn handles<'py>(
        any: &Bound<'py, PyAny>,
        list: Bound<'py, PyList>,
        dict: Option<&Bound<'py, PyDict>>,
        unbound: Py<PyAny>,
    ) -> (Bound<'py, PyAny>, usize, bool, Py<PyAny>) {
        (any.clone(), list.len(), dict.is_some(), unbound)
    }

    #[pyfunction]
    #[pyo3(signature = (*args, **kwargs))]
    fn collected(args: Vec<i64>, kwargs: Option<HashMap<String, i64>>) -> (Vec<i64>, Option<HashMap<String, i64>>) {
        (args, kwargs)
    }

    #[pyfunction]
    #[pyo3(signature = (first = 5, second = None))]
    fn converted(
        #[pyo3(from_py_with = twice)] first: i64,
        #[pyo3(from_py_with = or_minus_one)] second: Option<i64>,
    ) -> (i64, Option<i64>) {
        (first, second)
    }

    #[pyfunction]
    fn measured(#[pyo3(from_py_with = Bound::<'_, PyAny>::len)] length: usize) -> usize {
        length
    }

    /// Patterns that are names.
    #[pyfunction]
    #[pyo3(signature = (_private, mutable = 1))]
    fn named(_private: i64, mut mutable: i64) -> i64 {
        mutable += 1;
        mutable
    }

    /// Annotations are for people and for stubs.
    #[pyfunction]
    #[pyo3(signature = (a: "int", /, b: "str | None" = None, *args: "int", c: "float" = 1.5, **kw: "object") -> "int")]
    fn annotated(
        a: i64,
        b: Option<String>,
        args: &Bound<'_, PyTuple>,
        c: f64,
        kw: Option<&Bound<'_, PyDict>>,
    ) -> (i64, Option<String>, usize, f64, usize) {
        (a, b, args.len(), c, kw.map_or(0, PyDictMethods::len))
    }

    /// What the macros name is found where `crate` says.
    #[pyfunction(crate = "super::elsewhere::renamed", warn(message = "elsewhere"))]
    fn of_another_path(value: i64) -> i64 {
        value
    }
}

mod elsewhere {
    pub(super) use ::keelback as renamed;
}
