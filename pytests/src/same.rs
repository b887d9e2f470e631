//! Functions that only convert.

/// Functions `name(x)` that take a value of a type and return it, `annotations()`, which says what Python calls each
/// type on its way in and out, and `add_same`, which a module adds them with: `#[pymodule]` sees the call of a macro,
/// not the functions that it makes.
macro_rules! same {
    ($($name:ident: $type:ty;)*) => {
        $(
            #[pyfunction]
            fn $name(x: $type) -> $type {
                x
            }
        )*

        #[pyfunction]
        fn annotations() -> Vec<(&'static str, String, String)> {
            vec![$((
                stringify!($name),
                <$type as FromPyObject<'_, '_>>::INPUT_TYPE.to_string(),
                <$type as IntoPyObject<'_>>::OUTPUT_TYPE.to_string(),
            )),*]
        }

        fn add_same(module: &Bound<'_, PyModule>) -> PyResult<()> {
            module.add_function(wrap_pyfunction!(annotations, module)?)?;
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
