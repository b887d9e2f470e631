//! Operators of which a class and its base have one side each.

use keelback::prelude::*;

/// A base with both sides, and classes with one.
#[pymodule(submodule)]
pub(crate) mod operator_sides {
    use keelback::prelude::*;
    use keelback::types::PyFloat;

    /// Both sides.
    #[pyclass(subclass)]
    struct Base;

    #[pymethods]
    impl Base {
        #[new]
        fn new() -> Self {
            Base
        }

        fn __add__(&self, other: i64) -> String {
            format!("base + {other}")
        }

        fn __radd__(&self, other: i64) -> String {
            format!("{other} + base")
        }

        fn __pow__(&self, other: i64, modulus: Option<i64>) -> String {
            format!("base ** {other} % {modulus:?}")
        }

        fn __rpow__(&self, other: i64, modulus: Option<i64>) -> String {
            format!("{other} ** base % {modulus:?}")
        }
    }

    /// The left side only.
    #[pyclass(extends = Base, subclass)]
    struct Left;

    #[pymethods]
    impl Left {
        #[new]
        fn new() -> (Self, Base) {
            (Left, Base)
        }

        fn __add__(&self, other: i64) -> String {
            format!("left + {other}")
        }

        fn __pow__(&self, other: i64, modulus: Option<i64>) -> String {
            format!("left ** {other} % {modulus:?}")
        }
    }

    /// The right side only.
    #[pyclass(extends = Base, subclass)]
    struct Right;

    #[pymethods]
    impl Right {
        #[new]
        fn new() -> (Self, Base) {
            (Right, Base)
        }

        fn __radd__(&self, other: i64) -> String {
            format!("{other} + right")
        }

        fn __rpow__(&self, other: i64, modulus: Option<i64>) -> String {
            format!("{other} ** right % {modulus:?}")
        }
    }

    /// The right side, over a class that has the left one.
    #[pyclass(extends = Left)]
    struct RightOfLeft;

    #[pymethods]
    impl RightOfLeft {
        #[new]
        fn new() -> PyClassInitializer<Self> {
            PyClassInitializer::from(Left::new()).add_subclass(RightOfLeft)
        }

        fn __radd__(&self, other: i64) -> String {
            format!("{other} + right of left")
        }
    }

    /// The left side, over a number of Python's own.
    #[pyclass(extends = PyFloat)]
    struct Number;

    #[pymethods]
    impl Number {
        #[new]
        fn new(value: Bound<'_, PyFloat>) -> PyResult<PyClassInitializer<Self>> {
            PyClassInitializer::from(Number).with_base_args(value.py(), (value,))
        }

        fn __add__(&self, other: &str) -> String {
            format!("number + {other}")
        }
    }
}
