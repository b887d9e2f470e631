//! Enums whose variants have fields.

use keelback::prelude::*;

/// Enums with a class for each variant.
#[pymodule(submodule)]
pub(crate) mod data_enums {
    use std::fmt;

    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;
    use keelback::types::PyType;

    /// A shape.
    #[pyclass(from_py_object)]
    #[derive(Clone)]
    enum Shape {
        /// All round.
        Circle {
            /// How far it reaches.
            radius: f64,
        },
        #[pyo3(constructor = (width, height = 2.0, *, label = None))]
        Rectangle {
            width: f64,
            height: f64,
            label: Option<String>,
        },
        Pair(i64, String),
        #[pyo3(name = "Single", constructor = (_0 = 7))]
        One(i64),
        Nothing {},
        NoItems(),
        Empty,
        #[cfg(any())]
        Never {
            x: i64,
        },
        #[cfg(not(any()))]
        Always {
            #[pyo3(name = "type", default = 5)]
            kind: u8,
        },
    }

    #[pymethods]
    impl Shape {
        #[classattr]
        const COUNT: usize = 8;

        fn area(&self) -> f64 {
            match self {
                Shape::Circle { radius } => std::f64::consts::PI * radius * radius,
                Shape::Rectangle { width, height, .. } => width * height,
                _ => 0.0,
            }
        }

        #[getter]
        fn is_round(&self) -> bool {
            matches!(self, Shape::Circle { .. })
        }

        #[staticmethod]
        fn unit() -> Shape {
            Shape::Circle { radius: 1.0 }
        }

        #[classmethod]
        fn called_on(cls: &Bound<'_, PyType>) -> PyResult<String> {
            Ok(cls.qualname()?.to_string())
        }

        fn itself(slf: PyRef<'_, Self>) -> Py<Self> {
            slf.into()
        }

        fn same_kind(slf: &Bound<'_, Self>, other: &Shape) -> bool {
            std::mem::discriminant(slf.get()) == std::mem::discriminant(other)
        }

        fn __bool__(&self) -> bool {
            self.area() > 0.0
        }
    }

    /// Behaviour that traits give.
    #[pyclass(eq, ord, hash, str, name = "Token", rename_all = "UPPERCASE", module = "pytests.data_enums")]
    #[derive(PartialEq, PartialOrd, Hash)]
    enum Tokens {
        Word { text: String },
        Number(i64),
        End,
    }

    impl fmt::Display for Tokens {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Tokens::Word { text } => f.write_str(text),
                Tokens::Number(number) => write!(f, "{number}"),
                Tokens::End => f.write_str("end"),
            }
        }
    }

    /// A tree, whose parts are objects of Python's.
    #[pyclass]
    enum Tree {
        Leaf { value: Py<PyAny> },
        Node { left: Py<Tree>, right: Option<Py<Tree>> },
        Empty(),
    }

    /// Data.
    #[pyclass(data)]
    enum Event {
        Key {
            code: u32,
            #[pyo3(default = false)]
            shifted: bool,
        },
        Click(f64, f64),
        Any {
            payload: Py<PyAny>,
        },
        Quit,
    }

    /// Data with a text of its own.
    #[pyclass(data)]
    enum Shown {
        A { x: i64 },
    }

    #[pymethods]
    impl Shown {
        fn __repr__(&self) -> String {
            let Shown::A { x } = self;
            format!("<{x}>")
        }
    }

    #[pyfunction]
    fn circle(radius: f64) -> PyResult<Shape> {
        if radius < 0.0 {
            return Err(PyValueError::new_err("negative"));
        }
        Ok(Shape::Circle { radius })
    }

    #[pyfunction]
    fn shapes() -> Vec<Shape> {
        vec![
            Shape::Circle { radius: 1.0 },
            Shape::Rectangle { width: 1.0, height: 2.0, label: None },
            Shape::Pair(1, "a".to_owned()),
            Shape::One(5),
            Shape::Nothing {},
            Shape::NoItems(),
            Shape::Empty,
            Shape::Always { kind: 1 },
        ]
    }

    #[pyfunction]
    fn area(shape: Shape) -> f64 {
        shape.area()
    }

    #[pyfunction]
    fn area_of_reference(shape: &Shape) -> f64 {
        shape.area()
    }

    #[pyfunction]
    fn click() -> Event {
        Event::Click(1.0, 2.0)
    }

    #[pyfunction]
    fn leaves(tree: &Tree) -> usize {
        match tree {
            Tree::Leaf { .. } => 1,
            Tree::Node { left, right } => leaves(left.get()) + right.as_ref().map_or(0, |right| leaves(right.get())),
            Tree::Empty() => 0,
        }
    }
}
