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

#[pyfunction]
fn outside() -> &'static str {
    "outside"
}
