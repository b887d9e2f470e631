//! Modules: nested ones, constants, and what is added by hand.

use keelback::prelude::*;

/// A module in a module.
#[pymodule(submodule)]
pub(crate) mod modules {
    use std::ffi::CString;
    use std::sync::atomic::{AtomicI64, Ordering};

    use keelback::prelude::*;

    #[pymodule_export]
    const ANSWER: i64 = 42;

    #[pymodule_export]
    const GREETING: &str = "hello";

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const r#fn: char = '!';

    static EXECUTED: AtomicI64 = AtomicI64::new(0);

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        EXECUTED.fetch_add(1, Ordering::Relaxed);
        module.add("added", vec![1, 2, 3])?;
        module.add_function(wrap_pyfunction!(outside, module)?)?;
        // A module with one in it, made before anybody can import the module around it.
        let py = module.py();
        let deep = PyModule::new(py, "deep")?;
        deep.add_function(wrap_pyfunction!(outside, &deep)?)?;
        deep.add_class::<Marked>()?;
        let assembled = PyModule::new(py, "assembled")?;
        assembled.add_wrapped(wrap_pyfunction!(outside))?;
        assembled.add_submodule(&deep)?;
        assembled.add("foreign", py.import("json")?)?;
        module.add_submodule(&assembled)?;
        module.setattr("unlisted", true)
    }

    use super::{Marked, outside};

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

    /// A module that says to be in another one.
    #[pymodule(module = "elsewhere")]
    mod located {
        use keelback::prelude::*;

        #[pyclass]
        struct Found;

        #[pymodule]
        mod deeper {}
    }

    /// Makes a module at run time.
    #[pyfunction]
    fn made<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyModule>> {
        let module = PyModule::new(py, name)?;
        module.add("value", 5)?;
        module.add_class::<Outer>()?;
        Ok(module)
    }

    /// Makes a module with all that `add_wrapped` takes.
    #[pyfunction]
    fn wrapped(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
        let module = PyModule::new(py, "wrapped")?;
        module.add_wrapped(wrap_pyfunction!(outside))?;
        module.add_wrapped(wrap_pymodule!(super::written))?;
        module.add_wrapped(&|py| py.get_type::<Outer>())?;
        module.add_wrapped(&|py| py.import("json"))?;
        Ok(module)
    }

    #[pyfunction]
    fn add_nameless(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_wrapped(&|_| 5)
    }

    /// What a module says of itself.
    #[pyfunction]
    fn described(module: &Bound<'_, PyModule>) -> PyResult<(String, String, Vec<String>, usize)> {
        let name = module.name()?.to_string();
        let file = module.filename().map_or_else(|error| error.to_string(), |file| file.to_string());
        Ok((name, file, module.index()?.extract()?, module.dict().len()))
    }

    /// Adds values under the same name, and one that is private.
    #[pyfunction]
    fn add_twice(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("twice", 1)?;
        module.add("twice", 2)?;
        module.add("_private", 3)
    }

    #[pyfunction]
    fn from_code<'py>(py: Python<'py>, code: CString, name: CString) -> PyResult<Bound<'py, PyModule>> {
        PyModule::from_code(py, &code, c"from_code.py", &name)
    }

    #[pyfunction]
    fn says_that_it_needs_the_gil(module: &Bound<'_, PyModule>, gil_used: bool) -> PyResult<()> {
        module.gil_used(gil_used)
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

#[pyclass]
struct Marked;

#[pymethods]
impl Marked {
    #[new]
    fn new() -> Self {
        Marked
    }
}

/// A module as a function.
#[pymodule(submodule)]
fn written(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("value", 5)
}
