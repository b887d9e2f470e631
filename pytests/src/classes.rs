//! Classes: constructors, methods of every kind, properties, attributes, options.

use keelback::prelude::*;

/// Classes of every shape.
#[pymodule(submodule)]
pub(crate) mod classes {
    use std::sync::atomic::{AtomicI64, Ordering};

    use keelback::exceptions::{PyKeyError, PyValueError};
    use keelback::prelude::*;
    use keelback::types::{PyDict, PyTuple, PyType};

    /// A point in the plane.
    #[pyclass(subclass)]
    struct Point {
        #[pyo3(get, set)]
        x: f64,
        /// How far up.
        #[pyo3(get, set)]
        y: f64,
        #[pyo3(get, name = "label")]
        text: String,
        hidden: Option<i64>,
    }

    #[pymethods]
    impl Point {
        /// The number of dimensions.
        #[classattr]
        const DIMENSIONS: i64 = 2;

        #[classattr]
        fn names() -> (&'static str, &'static str) {
            ("x", "y")
        }

        #[new]
        #[pyo3(signature = (x, y = 0.0, *, label = "point"))]
        fn new(x: f64, y: f64, label: &str) -> PyResult<Self> {
            if x.is_nan() {
                return Err(PyValueError::new_err("x is not a number"));
            }
            Ok(Point { x, y, text: label.to_owned(), hidden: Some(0) })
        }

        /// Moves the point.
        fn shift(&mut self, dx: f64, dy: f64) {
            self.x += dx;
            self.y += dy;
        }

        #[pyo3(signature = (scale = 1.0, /))]
        fn length(&self, scale: f64) -> f64 {
            self.x.hypot(self.y) * scale
        }

        fn distance(&self, other: &Point) -> f64 {
            (self.x - other.x).hypot(self.y - other.y)
        }

        fn swap(&mut self, other: &mut Point) {
            std::mem::swap(&mut self.x, &mut other.x);
            std::mem::swap(&mut self.y, &mut other.y);
        }

        fn itself(slf: Bound<'_, Self>) -> Bound<'_, Self> {
            slf
        }

        fn chained(mut slf: PyRefMut<'_, Self>) -> PyRefMut<'_, Self> {
            slf.x += 1.0;
            slf
        }

        fn copied(slf: PyRef<'_, Self>) -> Point {
            Point { x: slf.x, y: slf.y, text: slf.text.clone(), hidden: None }
        }

        /// At zero.
        #[staticmethod]
        fn origin() -> Point {
            Point { x: 0.0, y: 0.0, text: "origin".to_owned(), hidden: None }
        }

        /// Made by the class that it is called on.
        #[classmethod]
        fn diagonal<'py>(cls: &Bound<'py, PyType>, size: f64) -> PyResult<Bound<'py, PyAny>> {
            cls.call1((size, size))
        }

        /// A value that Rust keeps.
        #[getter]
        fn secret(&self) -> PyResult<i64> {
            self.hidden.ok_or_else(|| PyKeyError::new_err("secret"))
        }

        #[setter]
        fn set_secret(&mut self, value: i64) -> PyResult<()> {
            if value < 0 {
                return Err(PyValueError::new_err("negative"));
            }
            self.hidden = Some(value);
            Ok(())
        }

        #[deleter]
        fn delete_secret(&mut self) {
            self.hidden = None;
        }

        #[getter(norm)]
        fn computed(&self) -> f64 {
            self.length(1.0)
        }

        fn __repr__(&self) -> String {
            format!("Point({}, {})", self.x, self.y)
        }

        fn __str__(&self) -> String {
            format!("({}, {})", self.x, self.y)
        }

        fn __bool__(&self) -> bool {
            self.x != 0.0 || self.y != 0.0
        }

        fn __eq__(&self, other: &Point) -> bool {
            self.x == other.x && self.y == other.y
        }

        fn __hash__(&self) -> u64 {
            self.x.to_bits() ^ self.y.to_bits().rotate_left(1)
        }

        #[pyo3(signature = (*args, **options))]
        fn __call__<'py>(
            &self,
            args: &Bound<'py, PyTuple>,
            options: Option<&Bound<'py, PyDict>>,
        ) -> (f64, Bound<'py, PyTuple>, Option<Bound<'py, PyDict>>) {
            (self.x, args.clone(), options.cloned())
        }
    }

    /// A class that Python cannot make.
    #[pyclass]
    struct Hidden;

    #[pyfunction]
    fn hidden() -> Hidden {
        Hidden
    }

    /// Attributes of Python's and weak references.
    #[pyclass(dict, weakref, subclass)]
    struct Open {
        #[pyo3(get)]
        value: i64,
    }

    #[pymethods]
    impl Open {
        #[new]
        fn new(value: i64) -> Self {
            Open { value }
        }
    }

    /// Neither attributes nor weak references.
    #[pyclass]
    struct Closed;

    #[pymethods]
    impl Closed {
        #[new]
        fn new() -> Self {
            Closed
        }
    }

    /// Another name and another module.
    #[pyclass(name = "Renamed", module = "elsewhere.shop")]
    struct Original;

    #[pymethods]
    impl Original {
        #[new]
        fn new() -> Self {
            Original
        }
    }

    static ALIVE: AtomicI64 = AtomicI64::new(0);

    /// Counts how many of it there are.
    #[pyclass(subclass)]
    struct Counted {
        _text: String,
    }

    #[pymethods]
    impl Counted {
        #[new]
        #[pyo3(signature = (fail = false))]
        fn new(fail: bool) -> PyResult<Self> {
            if fail {
                return Err(PyValueError::new_err("no"));
            }
            ALIVE.fetch_add(1, Ordering::Relaxed);
            Ok(Counted { _text: "counted".to_owned() })
        }
    }

    impl Drop for Counted {
        fn drop(&mut self) {
            ALIVE.fetch_sub(1, Ordering::Relaxed);
        }
    }

    #[pyfunction]
    fn alive() -> i64 {
        ALIVE.load(Ordering::Relaxed)
    }

    /// Always the same instance.
    #[pyclass]
    struct Single;

    #[pymethods]
    impl Single {
        #[new]
        fn new(py: Python<'_>) -> PyResult<Py<Single>> {
            static ONLY: std::sync::OnceLock<Py<Single>> = std::sync::OnceLock::new();
            if let Some(only) = ONLY.get() {
                return Ok(only.clone_ref(py));
            }
            let made = Py::new(py, Single)?;
            Ok(ONLY.get_or_init(|| made).clone_ref(py))
        }
    }

    #[pyfunction]
    fn get_unmakable(py: Python<'_>) -> Py<PyType> {
        py.get_type::<super::Unmakable>().unbind()
    }

    #[pyfunction]
    fn add_unmakable(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<super::Unmakable>()
    }
}

/// One of its attributes cannot be made.
#[pyclass]
struct Unmakable;

#[pymethods]
impl Unmakable {
    #[classattr]
    fn limit() -> PyResult<i64> {
        Err(keelback::exceptions::PyValueError::new_err("no limit"))
    }
}
