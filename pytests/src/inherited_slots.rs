//! Special methods of a class and of its base that share a slot.

use keelback::prelude::*;

/// A base and classes that have one half of what it has.
#[pymodule(submodule)]
pub(crate) mod inherited_slots {
    use keelback::prelude::*;
    use keelback::types::PyDict;

    /// Has both halves.
    #[pyclass(subclass)]
    struct Base {
        #[pyo3(get)]
        log: Vec<String>,
    }

    #[pymethods]
    impl Base {
        #[new]
        fn new() -> Self {
            Base { log: Vec::new() }
        }

        fn __setitem__(&mut self, key: i64, value: i64) {
            self.log.push(format!("base {key} = {value}"));
        }

        fn __delitem__(&mut self, key: i64) {
            self.log.push(format!("base del {key}"));
        }

        fn __eq__(&self, other: i64) -> bool {
            other == 1
        }

        fn __lt__(&self, other: i64) -> bool {
            other == 2
        }

        fn __hash__(&self) -> i64 {
            5
        }

        fn __len__(&self) -> usize {
            3
        }

        fn __neg__(&self) -> &'static str {
            "base"
        }

        fn __call__(&self, x: i64) -> i64 {
            x
        }

        fn __getattr__(&self, name: &str) -> String {
            format!("base {name}")
        }
    }

    /// Has one half.
    #[pyclass(extends = Base, subclass)]
    struct Half;

    #[pymethods]
    impl Half {
        #[new]
        fn new() -> PyClassInitializer<Self> {
            PyClassInitializer::from(Base::new()).add_subclass(Half)
        }

        fn __setitem__(slf: PyRefMut<'_, Self>, key: i64, value: i64) {
            slf.into_super().log.push(format!("half {key} = {value}"));
        }

        fn __eq__(&self, other: i64) -> bool {
            other == 10
        }

        fn __hash__(&self) -> i64 {
            6
        }
    }

    /// Has nothing.
    #[pyclass(extends = Half)]
    struct Nothing;

    #[pymethods]
    impl Nothing {
        #[new]
        fn new() -> PyClassInitializer<Self> {
            Half::new().add_subclass(Nothing)
        }
    }

    /// Counts what is set, in a `dict`.
    #[pyclass(extends = PyDict)]
    struct Counting {
        #[pyo3(get)]
        count: i64,
    }

    #[pymethods]
    impl Counting {
        #[new]
        fn new() -> Self {
            Counting { count: 0 }
        }

        fn __setitem__(slf: &Bound<'_, Self>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
            slf.borrow_mut().count += 1;
            slf.as_super().set_item(key, value)
        }

        fn __lt__(&self, _other: i64) -> bool {
            true
        }
    }
}
