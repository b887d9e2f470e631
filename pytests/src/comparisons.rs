//! Comparisons and hashes.

use keelback::prelude::*;

/// Classes that compare.
#[pymodule(submodule)]
pub(crate) mod comparisons {
    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;
    use keelback::pyclass::CompareOp;

    /// Knows `==` only.
    #[pyclass(subclass)]
    struct Equal(i64);

    #[pymethods]
    impl Equal {
        #[new]
        fn new(value: i64) -> Self {
            Equal(value)
        }

        fn __eq__(&self, other: &Equal) -> bool {
            self.0 == other.0
        }
    }

    /// Knows `==` and `!=`, which are not each other's opposite.
    #[pyclass]
    struct Strange;

    #[pymethods]
    impl Strange {
        #[new]
        fn new() -> Self {
            Strange
        }

        fn __eq__(&self, _other: &Bound<'_, PyAny>) -> &'static str {
            "equal"
        }

        fn __ne__(&self, _other: &Bound<'_, PyAny>) -> &'static str {
            "not equal"
        }
    }

    /// Every comparison says its name.
    #[pyclass(frozen)]
    struct Saying;

    #[pymethods]
    impl Saying {
        #[new]
        fn new() -> Self {
            Saying
        }

        fn __lt__(&self, other: i64) -> String {
            format!("< {other}")
        }

        fn __le__(&self, other: i64) -> String {
            format!("<= {other}")
        }

        fn __eq__(&self, other: i64) -> String {
            format!("== {other}")
        }

        fn __ne__(&self, other: i64) -> String {
            format!("!= {other}")
        }

        fn __gt__(&self, other: i64) -> String {
            format!("> {other}")
        }

        fn __ge__(&self, other: i64) -> String {
            format!(">= {other}")
        }

        fn __hash__(&self) -> i64 {
            -1
        }
    }

    /// One method for all, which declines some.
    #[pyclass(frozen)]
    struct Partly(i64);

    #[pymethods]
    impl Partly {
        #[new]
        fn new(value: i64) -> Self {
            Partly(value)
        }

        fn __richcmp__(&self, py: Python<'_>, other: PyRef<'_, Self>, op: CompareOp) -> PyResult<Py<PyAny>> {
            match op {
                CompareOp::Eq => Ok((self.0 == other.0).into_pyobject(py)?.to_owned().into_any().unbind()),
                CompareOp::Ne => Err(PyValueError::new_err("never asked")),
                _ => Ok(py.NotImplemented()),
            }
        }

        fn __hash__(slf: PyRef<'_, Self>) -> PyResult<u64> {
            u64::try_from(slf.0).map_err(|_| PyValueError::new_err("negative"))
        }
    }

    /// Neither compares nor hashes.
    #[pyclass]
    struct Silent;

    #[pymethods]
    impl Silent {
        #[new]
        fn new() -> Self {
            Silent
        }
    }

    /// Hashes, with every integer that a hash may be.
    macro_rules! hashing {
        ($($class:ident $type:ty;)*) => {$(
            #[pyclass]
            struct $class($type);

            #[pymethods]
            impl $class {
                #[new]
                fn new(hash: $type) -> Self {
                    $class(hash)
                }

                fn __hash__(&self) -> $type {
                    self.0
                }
            }
        )*};
    }

    hashing! {
        Hash8 i8;
        Hash64 u64;
        HashSize isize;
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<Hash8>()?;
        module.add_class::<Hash64>()?;
        module.add_class::<HashSize>()
    }
}
