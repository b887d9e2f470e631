//! `__init__` and `__call__`: special methods with any signature.

use keelback::prelude::*;

/// Classes with an `__init__`, and instances that are called.
#[pymodule(submodule)]
pub(crate) mod initializers {
    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;
    use keelback::types::{PyDict, PyTuple};

    /// Made by `__new__`, filled by `__init__`.
    #[pyclass(subclass)]
    struct TwoSteps {
        #[pyo3(get)]
        made: i64,
        #[pyo3(get)]
        filled: Option<i64>,
        #[pyo3(get)]
        times: i64,
    }

    #[pymethods]
    impl TwoSteps {
        #[new]
        #[pyo3(signature = (value, *, extra = None))]
        fn new(value: i64, extra: Option<i64>) -> Self {
            TwoSteps { made: value + extra.unwrap_or(0), filled: None, times: 0 }
        }

        #[pyo3(signature = (value, *, extra = None))]
        fn __init__(&mut self, value: i64, extra: Option<i64>) -> PyResult<()> {
            if value < 0 {
                return Err(PyValueError::new_err("negative"));
            }
            self.filled = Some(value * 10 + extra.unwrap_or(0));
            self.times += 1;
            Ok(())
        }
    }

    /// Takes anything in both steps.
    #[pyclass(subclass)]
    struct Loose {
        #[pyo3(get)]
        arguments: usize,
    }

    #[pymethods]
    impl Loose {
        #[new]
        #[pyo3(signature = (*_args, **_kwargs))]
        fn new(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> Self {
            Loose { arguments: 0 }
        }

        #[pyo3(signature = (*args, **kwargs))]
        fn __init__(mut slf: PyRefMut<'_, Self>, args: &Bound<'_, PyTuple>, kwargs: Option<&Bound<'_, PyDict>>) {
            slf.arguments = args.len() + kwargs.map_or(0, |kwargs| kwargs.len());
        }
    }

    macro_rules! called {
        ($($class:ident($($parameters:tt)*) -> $result:ty $body:block)*) => {$(
            #[pyclass(frozen)]
            struct $class;

            #[pymethods]
            impl $class {
                #[new]
                fn new() -> Self {
                    $class
                }

                fn __call__(&self, $($parameters)*) -> $result $body
            }
        )*};
    }

    called! {
        CalledWithNothing() -> i64 { 1 }
        CalledWithOne(x: i64) -> i64 { x + 1 }
        CalledWithTwo(x: i64, y: f64) -> f64 { x as f64 + y }
    }

    /// Called with everything that a signature can say.
    #[pyclass]
    struct Called;

    #[pymethods]
    impl Called {
        #[new]
        fn new() -> Self {
            Called
        }

        #[pyo3(signature = (a, /, b = 2, *args, c = 3, **kwargs))]
        fn __call__(
            slf: &Bound<'_, Self>,
            a: i64,
            b: i64,
            args: &Bound<'_, PyTuple>,
            c: i64,
            kwargs: Option<&Bound<'_, PyDict>>,
        ) -> PyResult<(String, i64, i64, usize, i64, usize)> {
            let class = slf.get_type().name()?.to_string();
            Ok((class, a, b, args.len(), c, kwargs.map_or(0, |kwargs| kwargs.len())))
        }
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<CalledWithNothing>()?;
        module.add_class::<CalledWithOne>()?;
        module.add_class::<CalledWithTwo>()
    }
}
