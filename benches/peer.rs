// The functions that the table compares, for both Rust peers: each includes this file under its own prelude, so that
// their work cannot differ. `c/peer.c` does the same by hand.

#[pymodule]
mod peer {
    #[pymodule_export]
    use super::{Point, echo, increment, increment_positional, nothing, sum};
}

#[pyfunction]
fn nothing() {}

#[pyfunction]
fn increment(x: i64) -> i64 {
    x + 1
}

#[pyfunction]
#[pyo3(signature = (x, /))]
fn increment_positional(x: i64) -> i64 {
    x + 1
}

#[pyfunction]
#[pyo3(signature = (a, b = 20, c = 30))]
fn sum(a: i64, b: i64, c: i64) -> i64 {
    a + b + c
}

#[pyfunction]
#[pyo3(signature = (text, /))]
fn echo(text: &str) -> &str {
    text
}

#[pyclass]
struct Point {
    #[pyo3(get)]
    x: f64,
    #[pyo3(get)]
    y: f64,
}

#[pymethods]
impl Point {
    #[new]
    fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }

    fn norm(&self) -> f64 {
        self.x * self.x + self.y * self.y
    }

    #[pyo3(signature = (factor, /))]
    fn times(&self, factor: f64) -> f64 {
        (self.x + self.y) * factor
    }

    fn __len__(&self) -> usize {
        2
    }
}
