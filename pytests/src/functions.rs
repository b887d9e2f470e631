//! Parameters of every kind, and what a function says of itself.

use keelback::prelude::*;

/// Functions of every shape.
#[pymodule(submodule)]
pub(crate) mod functions {
    use keelback::prelude::*;
    use keelback::types::{PyDict, PyTuple};

    /// Takes nothing.
    #[pyfunction]
    fn none() -> &'static str {
        "none"
    }

    /// Takes one by position.
    #[pyfunction]
    #[pyo3(signature = (x, /))]
    fn one(x: i64) -> i64 {
        x
    }

    /// Adds two numbers.
    ///
    /// Both are required.
    #[pyfunction]
    fn two(a: i64, b: i64) -> i64 {
        a + b
    }

    #[pyfunction]
    fn many(a: i64, b: i64, c: i64, d: i64, e: i64) -> Vec<i64> {
        vec![a, b, c, d, e]
    }

    #[pyfunction]
    #[pyo3(signature = (a, b, /))]
    fn positional_only(a: i64, b: i64) -> (i64, i64) {
        (a, b)
    }

    #[pyfunction]
    #[pyo3(signature = (a, b, /, c = None))]
    fn positional_then_optional(a: i64, b: i64, c: Option<i64>) -> (i64, i64, Option<i64>) {
        (a, b, c)
    }

    #[pyfunction]
    #[pyo3(signature = (a, b = 2, *args, c, d = 4, **kw))]
    fn everything<'py>(
        a: i64,
        b: i64,
        args: &Bound<'py, PyTuple>,
        c: i64,
        d: i64,
        kw: Option<&Bound<'py, PyDict>>,
    ) -> (i64, i64, Bound<'py, PyTuple>, i64, i64, Option<Bound<'py, PyDict>>) {
        (a, b, args.clone(), c, d, kw.cloned())
    }

    #[pyfunction]
    #[pyo3(signature = (*, width, height = 2.5))]
    fn keyword_only(width: i64, height: f64) -> (i64, f64) {
        (width, height)
    }

    #[pyfunction]
    #[pyo3(signature = (*, a, b))]
    fn two_keywords(a: i64, b: i64) -> i64 {
        a - b
    }

    #[pyfunction]
    #[pyo3(signature = (*args))]
    fn rest<'py>(args: &Bound<'py, PyTuple>) -> Bound<'py, PyTuple> {
        args.clone()
    }

    #[pyfunction]
    #[pyo3(signature = (**options))]
    fn options<'py>(options: Option<&Bound<'py, PyDict>>) -> Option<Bound<'py, PyDict>> {
        options.cloned()
    }

    #[pyfunction]
    #[pyo3(signature = (number = 5, text = "a\n'b'", flag = true, nothing = None, real = 1.5, limit = i64::MAX))]
    fn defaults(
        number: i64,
        text: &str,
        flag: bool,
        nothing: Option<i64>,
        real: f64,
        limit: i64,
    ) -> (i64, String, bool, Option<i64>, f64, i64) {
        (number, text.to_owned(), flag, nothing, real, limit)
    }

    /// A default that is not a constant: evaluated in every call that needs it.
    #[pyfunction]
    #[pyo3(signature = (number = next_number()))]
    fn counted(number: i64) -> i64 {
        number
    }

    fn next_number() -> i64 {
        use std::sync::atomic::{AtomicI64, Ordering};
        static NEXT: AtomicI64 = AtomicI64::new(0);
        NEXT.fetch_add(1, Ordering::Relaxed)
    }

    #[pyfunction]
    fn r#type(r#in: i64, r#match: i64) -> (i64, i64) {
        (r#in, r#match)
    }

    /// As code that generates Rust spells a name that is a keyword there.
    #[pyfunction(name = "r#struct")]
    fn raw() -> bool {
        true
    }

    /// Called by another name.
    #[pyfunction(name = "renamed")]
    fn original(value: i64) -> i64 {
        value
    }

    #[pyfunction]
    #[pyo3(text_signature = "(value, *, why=...)")]
    fn signature_written(value: i64) -> i64 {
        value
    }

    /// Shows no signature.
    #[pyfunction]
    #[pyo3(text_signature = None)]
    fn signature_absent(value: i64) -> i64 {
        value
    }

    #[pyfunction]
    #[pyo3(pass_module)]
    fn module_name(module: &Bound<'_, PyModule>, suffix: &str) -> PyResult<String> {
        Ok(format!("{}{suffix}", module.name()?))
    }

    fn length(object: &Bound<'_, PyAny>) -> PyResult<usize> {
        object.len()
    }

    #[pyfunction]
    fn measured(#[pyo3(from_py_with = length)] value: usize) -> usize {
        value
    }

    #[pyfunction]
    #[pyo3(signature = (value = 7))]
    fn measured_or_seven(#[pyo3(from_py_with = length)] value: usize) -> usize {
        value
    }

    /// The token of the thread is no parameter.
    #[pyfunction]
    fn with_token(first: i64, py: Python<'_>, second: i64) -> bool {
        py.version_info() >= (3, 9) && first < second
    }

    /// A default in a `Some`, and one that is not ASCII.
    #[pyfunction]
    #[pyo3(signature = (number = Some(5), text = "naïve €"))]
    fn shown_defaults(number: Option<i64>, text: &str) -> (Option<i64>, String) {
        (number, text.to_owned())
    }

    #[pyfunction]
    fn fails() -> Result<(), std::num::ParseIntError> {
        "x".parse::<i64>().map(drop)
    }
}
