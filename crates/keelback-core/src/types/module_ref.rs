//! `m: &PyModule`, as the function of a `#[pymodule]` took it before PyO3 had `Bound`.

use super::{PyCFunction, PyModule, PyModuleMethods, PyString};
use crate::PyResult;
use crate::conversion::IntoPyObject;
use crate::instance::Bound;
use crate::marker::Python;
use crate::module::ModuleClass;
use crate::raw::module_ref::to_borrowed;
use crate::types::module::Wrapped;

/// What the function of a `#[pymodule]` does with a module that it takes as `&PyModule`.
///
/// New code takes `&Bound<'_, PyModule>`, which has all the methods. Like that, it stays on the attached thread:
///
/// ```compile_fail,E0277
/// use keelback_core::prelude::*;
///
/// fn name(module: &PyModule) {
///     module.py().detach(|| drop(module.name()));
/// }
/// ```
impl PyModule {
    /// The token of the thread that has the reference.
    #[must_use]
    #[inline]
    pub fn py(&self) -> Python<'_> {
        to_borrowed(self).py()
    }

    /// `__name__`.
    ///
    /// # Errors
    ///
    /// `SystemError` if it has none.
    #[inline]
    pub fn name(&self) -> PyResult<Bound<'_, PyString>> {
        to_borrowed(self).name()
    }

    /// Adds a value under a name, and the name to `__all__`.
    ///
    /// # Errors
    ///
    /// Those of the conversion.
    pub fn add<'py, V>(&'py self, name: &str, value: V) -> PyResult<()>
    where
        V: IntoPyObject<'py>,
    {
        to_borrowed(self).add(name, value)
    }

    /// Adds a `#[pyclass]` under its Python name.
    ///
    /// # Errors
    ///
    /// What making the class raises.
    pub fn add_class<T>(&self) -> PyResult<()>
    where
        T: ModuleClass,
    {
        to_borrowed(self).add_class::<T>()
    }

    /// Adds a function under its name.
    ///
    /// # Errors
    ///
    /// `AttributeError` if it has no name.
    #[inline]
    pub fn add_function(&self, function: Bound<'_, PyCFunction>) -> PyResult<()> {
        to_borrowed(self).add_function(function)
    }

    /// Adds what `wrap_pyfunction!` or `wrap_pymodule!` makes.
    ///
    /// # Errors
    ///
    /// What making it raises.
    pub fn add_wrapped<'py, T>(&'py self, wrapper: &impl Fn(Python<'py>) -> T) -> PyResult<()>
    where
        T: Wrapped<'py>,
    {
        to_borrowed(self).add_wrapped(wrapper)
    }

    /// Adds a module under its name.
    ///
    /// # Errors
    ///
    /// `SystemError` if it has no name.
    #[inline]
    pub fn add_submodule(&self, module: &Bound<'_, PyModule>) -> PyResult<()> {
        to_borrowed(self).add_submodule(module)
    }

    /// An owned handle, with the methods that are not here.
    #[must_use]
    #[inline]
    pub fn as_bound(&self) -> Bound<'_, PyModule> {
        to_borrowed(self).to_owned()
    }
}
