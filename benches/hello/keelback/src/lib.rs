//! The smallest extension, to see what its build costs with `keelback`.

use keelback::prelude::*;

#[pyfunction]
fn greet() -> &'static str {
    "Hello, world!"
}

#[pymodule]
fn hello(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(greet, m)?)
}
