//! Functions that only convert.

/// Functions `name(x)` that take a value of a type and return it, and `init`, which a module adds them with:
/// `#[pymodule]` sees the call of a macro, not the functions that it makes.
macro_rules! same {
    ($($name:ident: $type:ty;)*) => {
        $(
            #[pyfunction]
            fn $name(x: $type) -> $type {
                x
            }
        )*

        fn add_same(module: &Bound<'_, PyModule>) -> PyResult<()> {
            $(module.add_function(wrap_pyfunction!($name, module)?)?;)*
            Ok(())
        }
    };
}

/// Functions `name(x)` that take a value of a type and return what a reference to it converts to.
macro_rules! same_by_reference {
    ($($name:ident: $type:ty;)*) => {
        $(
            #[pyfunction]
            fn $name<'py>(py: Python<'py>, x: $type) -> PyResult<Bound<'py, PyAny>> {
                (&x).into_bound_py_any(py)
            }
        )*

        fn add_same_by_reference(module: &Bound<'_, PyModule>) -> PyResult<()> {
            $(module.add_function(wrap_pyfunction!($name, module)?)?;)*
            Ok(())
        }
    };
}
