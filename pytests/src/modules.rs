//! Modules: nested ones, constants, and what is added by hand.

use keelback::prelude::*;

/// A module in a module.
#[pymodule(submodule)]
pub(crate) mod modules {
    use std::sync::atomic::{AtomicI64, Ordering};

    use keelback::prelude::*;

    #[pymodule_export]
    const ANSWER: i64 = 42;

    #[pymodule_export]
    const GREETING: &str = "hello";

    static EXECUTED: AtomicI64 = AtomicI64::new(0);

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        EXECUTED.fetch_add(1, Ordering::Relaxed);
        module.add("added", vec![1, 2, 3])?;
        module.add_function(wrap_pyfunction!(outside, module)?)?;
        module.setattr("unlisted", true)
    }

    use super::outside;

    /// How often modules of this library were filled.
    #[pyfunction]
    fn executed() -> i64 {
        EXECUTED.load(Ordering::Relaxed)
    }

    #[pyclass]
    struct Outer;

    #[pymethods]
    impl Outer {
        #[new]
        fn new() -> Self {
            Outer
        }
    }

    #[pyfunction]
    fn takes_outer(value: &Outer) -> bool {
        let _ = value;
        true
    }

    #[pymodule_export]
    use super::by_hand;

    /// A module two levels down.
    #[pymodule]
    mod inner {
        use keelback::prelude::*;

        #[pyfunction]
        fn depth() -> i64 {
            2
        }

        #[pyclass]
        struct Inner;

        #[pymethods]
        impl Inner {
            #[new]
            fn new() -> Self {
                Inner
            }
        }
    }

    /// Makes a module at run time.
    #[pyfunction]
    fn made<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyModule>> {
        let module = PyModule::new(py, name)?;
        module.add("value", 5)?;
        module.add_class::<Outer>()?;
        Ok(module)
    }
}

/// Filled by a function.
#[pymodule(submodule)]
fn by_hand(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let step = 2;

    /// Defined where it is added.
    #[pyfn(module)]
    fn here(value: i64) -> i64 {
        value + 1
    }

    module.add("step", step)?;

    #[pyfn(module, name = "named")]
    #[pyo3(signature = (value = 3), pass_module)]
    fn another(module: &Bound<'_, PyModule>, value: i64) -> PyResult<(String, i64)> {
        Ok((module.name()?.to_string(), value))
    }

    module.add_wrapped(wrap_pyfunction!(outside))
}

#[pyfunction]
fn outside() -> &'static str {
    "outside"
}
