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

    /// Has blocks under two names.
    #[pyclass]
    struct Named;

    type Alias = Named;

    #[pymethods]
    impl Alias {
        fn by_alias(&self) -> &'static str {
            "alias"
        }
    }

    #[pymethods]
    impl Named {
        #[new]
        fn new() -> Self {
            Named
        }

        fn by_name(&self) -> &'static str {
            "name"
        }
    }

    #[pymethods]
    impl BeforeTheClass {
        #[new]
        fn new() -> Self {
            BeforeTheClass
        }

        #[getter]
        fn side(&self) -> i64 {
            1
        }
    }

    /// Comes after its first block.
    #[pyclass]
    struct BeforeTheClass;

    #[pymethods]
    impl BeforeTheClass {
        #[setter(side)]
        fn set_side(&self, value: i64) -> PyResult<()> {
            Err(keelback::exceptions::PyValueError::new_err(value))
        }
    }

    /// The class with two members of one name, which cannot be made.
    #[pyfunction]
    fn twice(py: Python<'_>, which: &str) -> PyResult<()> {
        match which {
            "method" => super::twice::add::<super::twice::Method>(py),
            "property" => super::twice::add::<super::twice::Property>(py),
            _ => super::twice::add::<super::twice::Special>(py),
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

/// Classes of which two blocks have a member of one name.
mod twice {
    use keelback::PyClass;
    use keelback::prelude::*;

    pub(super) fn add<C: PyClass>(py: Python<'_>) -> PyResult<()> {
        PyModule::new(py, "twice")?.add_class::<C>()
    }

    macro_rules! twice {
        ($name:ident: [$($one:tt)*] [$($other:tt)*]) => {
            #[pyclass]
            pub(super) struct $name;

            #[pymethods]
            impl $name {
                $($one)*
            }

            #[pymethods]
            impl $name {
                $($other)*
            }
        };
    }

    twice!(Method: [
        fn one(&self) {}
    ] [
        #[pyo3(name = "one")]
        #[staticmethod]
        fn other() {}
    ]);

    twice!(Property: [
        #[getter]
        fn side(&self) -> i64 {
            1
        }
    ] [
        #[getter(side)]
        fn the_same(&self) -> i64 {
            2
        }
    ]);

    twice!(Special: [
        fn __len__(&self) -> usize {
            1
        }
    ] [
        #[pyo3(name = "__len__")]
        fn length(&self) -> usize {
            2
        }
    ]);
}
