//! Functions that only convert.

/// A module `same` of functions `name(x)` that take a value of a type and return it, and of `annotations()`, which says what
/// Python calls each type on its way in and out. `#[pymodule]` sees the call of a macro, not what it makes: the functions are
/// exported by name.
macro_rules! same {
    ($($name:ident: $type:ty;)*) => {
        mod same {
            use super::*;

            $(
                #[pyfunction]
                pub(super) fn $name(x: $type) -> $type {
                    x
                }
            )*

            #[pyfunction]
            pub(super) fn annotations() -> Vec<(&'static str, String, String)> {
                vec![$((
                    stringify!($name),
                    <$type as FromPyObject<'_, '_>>::INPUT_TYPE.to_string(),
                    <$type as IntoPyObject<'_>>::OUTPUT_TYPE.to_string(),
                )),*]
            }
        }
    };
}

/// A module `same_by_reference` of functions `name(x)` that take a value of a type and return what a reference to it converts to.
macro_rules! same_by_reference {
    ($($name:ident: $type:ty;)*) => {
        mod same_by_reference {
            use super::*;

            $(
                #[pyfunction]
                pub(super) fn $name<'py>(py: Python<'py>, x: $type) -> PyResult<Bound<'py, PyAny>> {
                    (&x).into_bound_py_any(py)
                }
            )*
        }
    };
}
