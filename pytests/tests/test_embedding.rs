//! The same modules in a Rust program: `cargo test` links it and starts a Python, with nothing configured.

use keelback::prelude::*;
use keelback::types::PyDict;
use pytests::pytests;

/// The module; the first caller starts the interpreter.
fn module(py: Python<'_>) -> Bound<'_, PyModule> {
    keelback::wrap_pymodule!(pytests)(py).into_bound(py)
}

#[test]
fn rust_calls_its_own_module_through_python() -> PyResult<()> {
    Python::attach(|py| {
        let functions = module(py).getattr("functions")?;
        let sum: i64 = functions.call_method1("two", (1, 2))?.extract()?;
        assert_eq!(sum, 3);
        let keywords = PyDict::new(py);
        keywords.set_item("b", 5)?;
        let sum: i64 = functions.call_method("two", (1,), Some(&keywords))?.extract()?;
        assert_eq!(sum, 6);
        let error = functions.call_method1("two", (1,)).unwrap_err();
        assert_eq!(error.to_string(), "TypeError: two() missing 1 required positional argument: 'b'");
        Ok(())
    })
}

#[test]
fn python_code_uses_the_module() -> PyResult<()> {
    Python::attach(|py| {
        let globals = PyDict::new(py);
        globals.set_item("pytests", module(py))?;
        let length: f64 = py.eval(c"pytests.classes.Point(3, 4).length()", Some(&globals), None)?.extract()?;
        assert_eq!(length, 5.0);
        let failed = py.eval(c"pytests.errors.value_error('x')", Some(&globals), None).unwrap_err();
        assert_eq!(failed.to_string(), "ValueError: x");
        Ok(())
    })
}

#[test]
fn a_panic_comes_back_as_a_panic() {
    Python::attach(|py| {
        let panics = module(py).getattr("panics").unwrap();
        let call = std::panic::AssertUnwindSafe(|| panics.call_method1("formatted", (7,)));
        let payload = std::panic::catch_unwind(call).unwrap_err();
        assert_eq!(*payload.downcast::<String>().unwrap(), "boom 7");
    });
}

#[test]
fn threads_attach_at_the_same_time() {
    std::thread::scope(|scope| {
        for number in 0..4i64 {
            scope.spawn(move || {
                Python::attach(|py| {
                    let text = number.into_pyobject(py).unwrap().to_string();
                    assert_eq!(text, number.to_string());
                });
            });
        }
    });
}
