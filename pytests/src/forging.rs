//! Classes that Python code would like to forge instances of.

use keelback::prelude::*;

/// Each value knows whether it is what its constructor made.
#[pymodule(submodule)]
pub(crate) mod forging {
    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;

    /// No fields, and a constructor that always refuses.
    #[pyclass(subclass)]
    struct Empty;

    /// As `Empty`.
    #[pyclass(subclass)]
    struct OtherEmpty;

    /// As `Empty`, without a borrow flag.
    #[pyclass(subclass, frozen)]
    struct FrozenEmpty;

    /// As `FrozenEmpty`.
    #[pyclass(subclass, frozen)]
    struct OtherFrozenEmpty;

    /// No constructor.
    #[pyclass(subclass)]
    struct NoConstructor {
        text: String,
    }

    /// No constructor and no fields.
    #[pyclass(subclass, frozen)]
    struct Nothing;

    /// A value that would be read from wild memory if it were forged.
    #[pyclass(subclass)]
    struct Boxed {
        values: Box<[String; 1]>,
    }

    /// As `Boxed`.
    #[pyclass(subclass)]
    struct OtherBoxed {
        values: Box<[String; 1]>,
    }

    /// As `Boxed`, without a borrow flag.
    #[pyclass(subclass, frozen)]
    struct FrozenBoxed {
        values: Box<[String; 1]>,
    }

    /// As `Boxed`, with attributes and weak references.
    #[pyclass(subclass, dict, weakref)]
    struct OpenBoxed {
        values: Box<[String; 1]>,
    }

    /// As `Boxed`, and cannot be derived from.
    #[pyclass]
    struct FinalBoxed {
        values: Box<[String; 1]>,
    }

    /// As `FrozenBoxed`, and cannot be derived from.
    #[pyclass(frozen)]
    struct FinalFrozenBoxed {
        values: Box<[String; 1]>,
    }

    /// With a reference, so that the collector looks at it.
    #[pyclass(subclass)]
    struct Referring {
        values: Box<[Py<PyAny>; 1]>,
    }

    /// Two words, as `Weighed`.
    #[pyclass(subclass)]
    struct Sized {
        number: i64,
        text: &'static str,
    }

    macro_rules! refuses {
        ($($name:ident)*) => {$(
            #[pymethods]
            impl $name {
                #[new]
                fn new() -> PyResult<Self> {
                    Err(PyValueError::new_err("refused"))
                }

                fn reached(&self) -> &'static str {
                    stringify!($name)
                }
            }
        )*};
    }

    refuses! { Empty OtherEmpty FrozenEmpty OtherFrozenEmpty }

    macro_rules! boxed {
        ($($name:ident)*) => {$(
            #[pymethods]
            impl $name {
                #[new]
                fn new() -> Self {
                    $name { values: Box::new(["made by the constructor".to_owned()]) }
                }

                fn read(&self) -> String {
                    self.values.concat()
                }
            }
        )*};
    }

    boxed! { Boxed OtherBoxed FrozenBoxed OpenBoxed FinalBoxed FinalFrozenBoxed }

    #[pymethods]
    impl NoConstructor {
        fn read(&self) -> &str {
            &self.text
        }
    }

    #[pyfunction]
    fn make_no_constructor() -> NoConstructor {
        NoConstructor { text: "made by Rust".to_owned() }
    }

    #[pymethods]
    impl Nothing {
        fn reached(&self) -> bool {
            true
        }
    }

    #[pymethods]
    impl Referring {
        #[new]
        fn new(value: Py<PyAny>) -> Self {
            Referring { values: Box::new([value]) }
        }

        fn read(&self, py: Python<'_>) -> Vec<Py<PyAny>> {
            self.values.iter().map(|value| value.clone_ref(py)).collect()
        }
    }

    #[pymethods]
    impl Sized {
        #[new]
        fn new(number: i64) -> Self {
            Sized { number, text: "sized" }
        }

        fn read(&self) -> String {
            format!("{} {}", self.text, self.number)
        }
    }

    /// Panics while it is made.
    #[pyclass(subclass)]
    struct Panicking;

    #[pymethods]
    impl Panicking {
        #[new]
        fn new() -> Self {
            panic!("in the constructor")
        }
    }

    /// Takes a value of the class as an argument, which is checked another way than a receiver.
    #[pyfunction]
    fn read_boxed(value: &Boxed) -> String {
        value.values.concat()
    }

    #[pyfunction]
    fn read_frozen(value: &FrozenBoxed) -> String {
        value.values.concat()
    }

    #[pyfunction]
    fn read_frozen_unlocked(value: Py<FrozenBoxed>) -> String {
        value.get().values.concat()
    }
}
