//! `wrap_pyfunction!`: a function object from a `#[pyfunction]`.

use crate::function::FunctionRow;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::types::{PyCFunction, PyModule};

/// What a function can be bound to: a module, or nothing.
#[diagnostic::on_unimplemented(
    message = "a function cannot belong to `{Self}`",
    note = "`wrap_pyfunction!` takes a module, `&Bound<'_, PyModule>`, or `Python<'_>`"
)]
pub trait WrapInto<'py> {
    /// Makes the function object.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    fn wrap(self, row: FunctionRow) -> PyResult<Bound<'py, PyCFunction>>;
}

impl<'py> WrapInto<'py> for &Bound<'py, PyModule> {
    #[inline]
    fn wrap(self, row: FunctionRow) -> PyResult<Bound<'py, PyCFunction>> {
        row.bind(self.py(), Some(self))
    }
}

impl<'py> WrapInto<'py> for &&Bound<'py, PyModule> {
    #[inline]
    fn wrap(self, row: FunctionRow) -> PyResult<Bound<'py, PyCFunction>> {
        row.bind(self.py(), Some(self))
    }
}

impl<'py> WrapInto<'py> for Borrowed<'_, 'py, PyModule> {
    #[inline]
    fn wrap(self, row: FunctionRow) -> PyResult<Bound<'py, PyCFunction>> {
        row.bind(self.py(), Some(&self))
    }
}

impl<'py> WrapInto<'py> for &'py PyModule {
    #[inline]
    fn wrap(self, row: FunctionRow) -> PyResult<Bound<'py, PyCFunction>> {
        row.bind(self.py(), Some(&raw::module_ref::to_borrowed(self)))
    }
}

impl<'py> WrapInto<'py> for Python<'py> {
    #[inline]
    fn wrap(self, row: FunctionRow) -> PyResult<Bound<'py, PyCFunction>> {
        row.bind(self, None)
    }
}

/// Makes the function object of `row`, bound to `target`.
///
/// # Errors
///
/// Those of [`WrapInto::wrap`].
#[inline]
pub fn wrap<'py>(row: FunctionRow, target: impl WrapInto<'py>) -> PyResult<Bound<'py, PyCFunction>> {
    target.wrap(row)
}

/// A Python function from a Rust function that has `#[pyfunction]`.
///
/// The second argument is the module that it will belong to, or a `Python` token; without one the result is a
/// reference to a closure that takes it.
///
/// ```
/// use keelback::prelude::*;
///
/// #[pyfunction]
/// fn double(number: i64) -> i64 {
///     number * 2
/// }
///
/// Python::attach(|py| {
///     let module = PyModule::new(py, "numbers")?;
///     module.add_function(wrap_pyfunction!(double, &module)?)?;
///     let four = module.call_method1("double", (2,))?;
///     assert_eq!(four.extract::<i64>()?, 4);
///     let alone = wrap_pyfunction!(double, py)?;
///     assert_eq!(alone.call1((3,))?.extract::<i64>()?, 6);
///     Ok::<_, PyErr>(())
/// })
/// .unwrap();
/// ```
#[macro_export]
macro_rules! wrap_pyfunction {
    ($function:path) => {
        &|target| {
            use $function as marked_with_pyfunction;
            $crate::__private::wrap(
                <marked_with_pyfunction::__Definition as $crate::__private::Definition>::ROW,
                target,
            )
        }
    };
    ($function:path, $target:expr) => {{
        use $function as marked_with_pyfunction;
        $crate::__private::wrap(<marked_with_pyfunction::__Definition as $crate::__private::Definition>::ROW, $target)
    }};
}
