//! The native module in a Rust test: `cargo test` finds a Python when it runs, and nothing is configured for it.

use keelback::{prelude::*, types::IntoPyDict};
use pulldown::_native;

#[test]
fn rust_can_call_what_python_sees() -> PyResult<()> {
    Python::attach(|py| {
        let module = keelback::wrap_pymodule!(_native)(py).into_bound(py);
        let html: String = module.getattr("render")?.call1(("*Hello*",))?.extract()?;
        assert_eq!(html, "<p><em>Hello</em></p>\n");
        Ok(())
    })
}

#[test]
fn a_bad_option_is_an_exception_of_its_own() {
    Python::attach(|py| {
        let module = keelback::wrap_pymodule!(_native)(py).into_bound(py);
        let options = [("depth", 9)].into_py_dict(py).unwrap();
        let document = module.getattr("Document").unwrap();
        let error = document.call(("text",), Some(&options)).unwrap_err();
        assert_eq!(error.to_string(), "OptionError: depth must be from 1 to 6, not 9");
    });
}
