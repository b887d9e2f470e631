//! Classes with `data`.

use keelback::prelude::*;

/// Classes that are their fields.
#[pymodule(submodule)]
pub(crate) mod data_classes {
    use std::collections::HashMap;

    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;

    /// A point in the plane.
    #[pyclass(data, subclass, set_all)]
    struct Point {
        x: f64,
        /// How far up.
        #[pyo3(default = 0.0)]
        y: f64,
    }

    /// A value that is never changed.
    #[pyclass(data, frozen, from_py_object)]
    #[derive(Clone, PartialEq, Eq, Hash)]
    struct Label {
        text: String,
        #[pyo3(name = "type")]
        kind: Kind,
    }

    /// A plain enum that is pickled by name.
    #[pyclass(data, eq, frozen, hash, from_py_object)]
    #[derive(Clone, Copy, PartialEq, Eq, Hash)]
    enum Kind {
        Plain,
        #[pyo3(name = "BOLD")]
        Bold,
    }

    /// Fields of every kind: of Rust, of Python, of other classes.
    #[pyclass(data, frozen, rename_all = "camelCase")]
    struct Everything {
        first_label: Label,
        all_labels: Vec<Label>,
        any: Py<PyAny>,
        #[pyo3(default = None)]
        maybe: Option<Py<PyAny>>,
        #[pyo3(default = (1, 2.5))]
        pair: (i64, f32),
        #[pyo3(default = HashMap::new())]
        counts: HashMap<String, u64>,
    }

    /// What can be hashed field by field.
    #[pyclass(data, frozen)]
    struct Hashable {
        x: f64,
        y: f32,
        any: Py<PyAny>,
        maybe: Option<Py<PyAny>>,
        pair: (i64, f64),
    }

    /// A class of Rust without a hash of its own in Python.
    #[pyclass(from_py_object, new = "from_fields")]
    #[derive(Clone, PartialEq)]
    struct Silent {
        x: f64,
    }

    #[pyclass(data, frozen)]
    struct HoldsSilent {
        silent: Silent,
    }

    /// A tuple.
    #[pyclass(data, frozen)]
    struct Pair(i64, #[pyo3(name = "second")] String);

    /// Nothing.
    #[pyclass(data)]
    struct Unit;

    /// A constructor that checks, and a text of its own.
    #[pyclass(data, frozen, get_all)]
    struct Positive {
        value: i64,
    }

    #[pymethods]
    impl Positive {
        #[new]
        fn new(value: i64) -> PyResult<Self> {
            if value <= 0 {
                return Err(PyValueError::new_err("not positive"));
            }
            Ok(Positive { value })
        }

        fn __repr__(&self) -> String {
            format!("+{}", self.value)
        }

        fn __eq__(&self, other: &Positive) -> bool {
            self.value % 10 == other.value % 10
        }
    }

    /// A constructor with other parameters than the fields.
    #[pyclass(data)]
    struct Parsed {
        number: i64,
    }

    #[pymethods]
    impl Parsed {
        #[new]
        fn new(text: &str) -> PyResult<Self> {
            Ok(Parsed { number: text.parse()? })
        }
    }

    /// Comparison and hash of Rust instead of field by field.
    #[pyclass(data, frozen, eq, hash, ord)]
    #[derive(PartialEq, PartialOrd, Hash)]
    struct Derived {
        value: i64,
    }

    /// What it was when it was pickled.
    #[pyclass(data, module = "pytests.data_classes")]
    struct Before {
        name: String,
    }

    /// What it has become: a field more.
    #[pyclass(data)]
    struct After {
        name: String,
        #[pyo3(default = vec![1, 2])]
        added: Vec<i64>,
    }

    /// As `After`, without a default.
    #[pyclass(data)]
    struct Broken {
        name: String,
        added: i64,
    }

    /// With attributes of Python's.
    #[pyclass(data, dict, weakref)]
    struct Open {
        x: i64,
    }

    #[pyfunction]
    fn doubled(point: &Point) -> Point {
        Point { x: point.x * 2.0, y: point.y * 2.0 }
    }
}
