//! Classes: constructors, methods of every kind, properties, attributes, special methods, borrowing.

use keelback::prelude::*;

/// Classes of every shape.
#[pymodule(submodule)]
pub(crate) mod classes {
    use std::sync::atomic::{AtomicI64, Ordering};

    use keelback::exceptions::{PyIndexError, PyKeyError, PyValueError};
    use keelback::prelude::*;
    use keelback::pyclass::CompareOp;
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

    /// A list of numbers.
    #[pyclass]
    struct Numbers {
        items: Vec<i64>,
    }

    #[pymethods]
    impl Numbers {
        #[new]
        fn new(items: Vec<i64>) -> Self {
            Numbers { items }
        }

        fn __len__(&self) -> usize {
            self.items.len()
        }

        fn __contains__(&self, item: i64) -> bool {
            self.items.contains(&item)
        }

        fn __getitem__(&self, index: isize) -> PyResult<i64> {
            Ok(self.items[self.place(index)?])
        }

        fn __setitem__(&mut self, index: isize, value: i64) -> PyResult<()> {
            let place = self.place(index)?;
            self.items[place] = value;
            Ok(())
        }

        fn __delitem__(&mut self, index: isize) -> PyResult<()> {
            let place = self.place(index)?;
            self.items.remove(place);
            Ok(())
        }

        fn __iter__(slf: &Bound<'_, Self>) -> NumbersIterator {
            NumbersIterator { numbers: slf.clone().unbind(), next: 0 }
        }

        fn append(&mut self, item: i64) {
            self.items.push(item);
        }
    }

    impl Numbers {
        fn place(&self, index: isize) -> PyResult<usize> {
            let length = self.items.len() as isize;
            let place = if index < 0 { index + length } else { index };
            if (0..length).contains(&place) {
                Ok(place as usize)
            } else {
                Err(PyIndexError::new_err("index out of range"))
            }
        }
    }

    #[pyclass]
    struct NumbersIterator {
        numbers: Py<Numbers>,
        next: usize,
    }

    #[pymethods]
    impl NumbersIterator {
        fn __iter__(slf: Py<Self>) -> Py<Self> {
            slf
        }

        fn __next__(&mut self, py: Python<'_>) -> Option<i64> {
            let item = self.numbers.borrow(py).items.get(self.next).copied();
            self.next += 1;
            item
        }
    }

    /// Compared in every way by one method.
    #[pyclass(frozen)]
    struct Version(i64);

    #[pymethods]
    impl Version {
        #[new]
        fn new(number: i64) -> Self {
            Version(number)
        }

        fn __richcmp__(&self, other: &Version, operator: CompareOp) -> bool {
            operator.matches(self.0.cmp(&other.0))
        }

        fn __int__(&self) -> i64 {
            self.0
        }

        fn __index__(&self) -> i64 {
            self.0
        }

        fn __float__(&self) -> f64 {
            self.0 as f64
        }
    }

    /// Compared by a method for each operator.
    #[pyclass]
    struct Weight(f64);

    #[pymethods]
    impl Weight {
        #[new]
        fn new(weight: f64) -> Self {
            Weight(weight)
        }

        fn __lt__(&self, other: &Weight) -> bool {
            self.0 < other.0
        }

        fn __eq__(&self, other: &Weight) -> bool {
            self.0 == other.0
        }
    }

    /// A class that Python cannot make.
    #[pyclass]
    struct Hidden;

    #[pyfunction]
    fn hidden() -> Hidden {
        Hidden
    }

    /// Borrows in ways that collide.
    #[pyclass]
    struct Cell {
        value: i64,
    }

    #[pymethods]
    impl Cell {
        #[new]
        fn new() -> Self {
            Cell { value: 0 }
        }

        fn get(&self) -> i64 {
            self.value
        }

        fn set(&mut self, value: i64) {
            self.value = value;
        }

        /// Calls Python while the value is shared.
        fn share_and_call<'py>(&self, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
            function.call0()
        }

        /// Calls Python while the value is being changed.
        fn change_and_call<'py>(&mut self, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
            self.value += 1;
            function.call0()
        }

        fn with(&mut self, other: &Cell) -> i64 {
            self.value + other.value
        }
    }

    #[pyfunction]
    fn cell_value(cell: &Cell) -> i64 {
        cell.value
    }

    #[pyfunction]
    fn optional_cell_value(cell: Option<&Cell>) -> Option<i64> {
        cell.map(|cell| cell.value)
    }

    #[pyfunction]
    fn set_cell(cell: &mut Cell, value: i64) {
        cell.value = value;
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

    #[pyclass(frozen, eq, hash, get_all)]
    #[derive(PartialEq, Hash)]
    struct Derived {
        number: i64,
        text: String,
    }

    #[pymethods]
    impl Derived {
        #[new]
        fn new(number: i64, text: String) -> Self {
            Derived { number, text }
        }
    }

    #[pyclass(eq, hash, frozen)]
    #[derive(PartialEq, Hash, Clone, Copy)]
    enum Colour {
        Red,
        Green = 5,
    }

    #[pymethods]
    impl Colour {
        fn is_warm(&self) -> bool {
            matches!(self, Colour::Red)
        }
    }

    #[pyfunction]
    fn favourite() -> Colour {
        Colour::Green
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
}
