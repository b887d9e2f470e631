//! Several `#[pymethods]` blocks for one class, also in other modules and written by macros.

use keelback::prelude::*;

/// Classes whose methods stand in several blocks.
#[pymodule(submodule)]
pub(crate) mod several_blocks {
    use keelback::prelude::*;

    /// Its methods are all over the crate.
    #[pyclass(eq, hash, frozen, get_all)]
    #[derive(PartialEq, Hash)]
    pub(crate) struct Spread {
        pub(crate) number: i64,
    }

    #[pymethods]
    impl Spread {
        #[new]
        fn new(number: i64) -> Self {
            Spread { number }
        }

        fn first(&self) -> i64 {
            self.number + 1
        }

        fn __add__(&self, other: i64) -> i64 {
            self.number + other
        }

        #[getter]
        fn doubled(&self) -> i64 {
            self.number * 2
        }
    }

    #[pymethods]
    impl Spread {
        /// In the second block.
        #[pyo3(signature = (by = 2, *, plus = 0))]
        fn second(&self, by: i64, plus: i64) -> i64 {
            self.number * by + plus
        }

        fn __radd__(&self, other: i64) -> String {
            format!("{other} + {}", self.number)
        }

        #[staticmethod]
        fn make() -> Self {
            Spread { number: 100 }
        }
    }

    /// Has no method but those of a macro.
    #[pyclass]
    pub(crate) struct Written {
        pub(crate) log: Vec<String>,
    }

    macro_rules! block {
        ($class:ty: $($method:ident),*) => {
            #[pymethods]
            impl $class {
                $(fn $method(&mut self) -> usize {
                    self.log.push(stringify!($method).to_owned());
                    self.log.len()
                })*
            }
        };
    }

    block!(Written: one, two);
    block!(Written: three);
    block!(self::Written: four, five);

    #[pymethods]
    impl crate::several_blocks::several_blocks::Written {
        #[new]
        fn new() -> Self {
            Written { log: Vec::new() }
        }

        #[classattr]
        const BLOCKS: i64 = 5;

        #[getter]
        fn log(&self) -> Vec<String> {
            self.log.clone()
        }
    }

    pub(crate) mod inner {
        use keelback::prelude::*;

        /// Has the name of another class.
        #[pyclass(frozen)]
        pub(crate) struct Spread(i64);

        #[pymethods]
        impl Spread {
            #[new]
            fn new(number: i64) -> Self {
                Spread(number)
            }

            fn first(&self) -> String {
                format!("inner {}", self.0)
            }
        }
    }

    /// Its first block is left out.
    #[pyclass]
    struct Conditional;

    #[pymethods]
    #[cfg(any())]
    impl Conditional {
        fn never(&self) {}
    }

    #[pymethods]
    impl Conditional {
        #[new]
        fn new() -> Self {
            Conditional
        }

        fn always(&self) -> i64 {
            1
        }
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("InnerSpread", module.py().get_type::<inner::Spread>())
    }
}

mod elsewhere {
    use keelback::prelude::*;
    use keelback::types::PyType;

    use super::several_blocks::Spread;

    #[pymethods]
    impl Spread {
        fn third(slf: &Bound<'_, Self>) -> PyResult<String> {
            Ok(slf.repr()?.to_string())
        }

        fn __repr__(&self) -> String {
            format!("Spread({})", self.number)
        }

        fn __len__(&self) -> usize {
            3
        }

        #[classmethod]
        fn class_name(cls: &Bound<'_, PyType>) -> PyResult<String> {
            Ok(cls.name()?.to_string())
        }
    }

    #[pymethods]
    impl super::several_blocks::Spread {
        fn __eq__(&self, other: i64) -> bool {
            self.number == other
        }

        fn __hash__(&self) -> i64 {
            7
        }
    }
}
