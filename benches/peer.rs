// The functions that the table compares, for both Rust peers: each includes this file under its own prelude, so that
// their work cannot differ. The files in `c/` do the same by hand.

#[pymodule]
mod peer {
    #[pymodule_export]
    use super::{Fixed, Point, Steps, Worker, echo, increment, increment_positional, louder, nothing, sum};
    #[pymodule_export]
    use super::{call, refuse, same};
    #[pymodule_export]
    use super::{floats, ints, letters, total, total_floats, words};
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

#[pyfunction]
#[pyo3(signature = (text, /))]
fn louder(text: &str) -> String {
    let mut louder = String::with_capacity(text.len() + 1);
    louder.push_str(text);
    louder.push('!');
    louder
}

#[pyfunction]
#[pyo3(signature = (values, /))]
fn total(values: Vec<i64>) -> i64 {
    values.iter().sum()
}

#[pyfunction]
#[pyo3(signature = (count, /))]
fn ints(count: i64) -> Vec<i64> {
    (0..count).map(|value| value * 1000).collect()
}

#[pyfunction]
#[pyo3(signature = (values, /))]
fn total_floats(values: Vec<f64>) -> f64 {
    values.iter().sum()
}

#[pyfunction]
#[pyo3(signature = (count, /))]
fn floats(count: i64) -> Vec<f64> {
    (0..count).map(|value| value as f64 * 0.5).collect()
}

#[pyfunction]
#[pyo3(signature = (words, /))]
fn letters(words: Vec<String>) -> usize {
    words.iter().map(String::len).sum()
}

#[pyfunction]
#[pyo3(signature = (count, /))]
fn words(count: usize) -> Vec<String> {
    (0..count).map(|_| String::from("some words")).collect()
}

#[pyfunction]
#[pyo3(signature = (map, /))]
fn same(map: HashMap<String, i64>) -> HashMap<String, i64> {
    map
}

#[pyfunction]
#[pyo3(signature = (function, x, /))]
fn call(function: &Bound<'_, PyAny>, x: i64) -> PyResult<i64> {
    function.call1((x + 1,))?.extract()
}

#[pyfunction]
#[pyo3(signature = (x, /))]
fn refuse(x: i64) -> PyResult<i64> {
    if x < 0 {
        return Err(PyValueError::new_err("x must not be negative"));
    }
    Ok(x)
}

#[pyclass]
struct Point {
    #[pyo3(get, set)]
    x: f64,
    #[pyo3(get, set)]
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

    fn __contains__(&self, item: f64) -> bool {
        item == self.x || item == self.y
    }

    fn __add__(&self, other: &Point) -> Point {
        Point { x: self.x + other.x, y: self.y + other.y }
    }

    fn __eq__(&self, other: &Point) -> bool {
        self.x == other.x && self.y == other.y
    }

    #[pyo3(signature = (factor, /))]
    fn __call__(&self, factor: f64) -> f64 {
        (self.x - self.y) * factor
    }
}

#[pyclass]
struct Steps {
    step: i64,
}

#[pymethods]
impl Steps {
    #[new]
    fn new() -> Self {
        Steps { step: 0 }
    }

    fn __next__(&mut self) -> Option<i64> {
        self.step = (self.step + 1) % 1000;
        Some(self.step)
    }
}

/// Works for a while with what is in registers.
fn spin(rounds: u64, seed: u64) -> u64 {
    let mut value = seed | 1;
    for _ in 0..rounds {
        value = std::hint::black_box(value.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1));
    }
    value
}

/// A value that one thread works with at a time.
#[pyclass]
struct Worker {
    seed: u64,
}

#[pymethods]
impl Worker {
    #[new]
    fn new() -> Self {
        Worker { seed: 1 }
    }

    #[pyo3(signature = (rounds, /))]
    fn work(&mut self, rounds: u64) -> u64 {
        self.seed = spin(rounds, self.seed);
        self.seed
    }
}

/// A value that never changes: any number of threads work with it.
#[pyclass(frozen)]
struct Fixed {
    seed: u64,
}

#[pymethods]
impl Fixed {
    #[new]
    fn new() -> Self {
        Fixed { seed: 1 }
    }

    #[pyo3(signature = (rounds, /))]
    fn work(&self, rounds: u64) -> u64 {
        spin(rounds, self.seed)
    }
}
