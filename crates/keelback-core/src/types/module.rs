//! Modules.

use std::ffi::CStr;

use super::sealed::Sealed;
use super::{PyCFunction, PyDict, PyList, PyString};
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::ffi;
use crate::instance::{Bound, BoundObject};
use crate::marker::Python;
use crate::module::ModuleClass;
use crate::{PyErr, PyResult, raw};

raw::native_type::native_type!(
    /// A Python module.
    PyModule, "types", "ModuleType", PyModule_Type, check: PyModule_Check, exact: PyModule_CheckExact
);

impl PyModule {
    /// A new module; nobody else knows it.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub fn new<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyModule>> {
        raw::module_::new(py, &PyString::new(py, name))
    }

    /// Imports a module.
    ///
    /// # Errors
    ///
    /// `ImportError`, or whatever running it raises.
    pub fn import<'py, N>(py: Python<'py>, name: N) -> PyResult<Bound<'py, PyModule>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = name.into_pyobject_or_pyerr(py)?.into_bound();
        raw::import::import(&name)
    }

    /// Runs source text as a module, and puts that into `sys.modules`.
    ///
    /// # Errors
    ///
    /// `SyntaxError`, or whatever running it raises.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    ///
    /// Python::attach(|py| {
    ///     let module = PyModule::from_code(py, c"x = 6 * 7", c"answer.py", c"answer").unwrap();
    ///     assert_eq!(module.getattr("x").unwrap().extract::<u8>().unwrap(), 42);
    /// });
    /// ```
    #[inline]
    pub fn from_code<'py>(
        py: Python<'py>,
        code: &CStr,
        file_name: &CStr,
        module_name: &CStr,
    ) -> PyResult<Bound<'py, PyModule>> {
        let code = raw::import::compile(py, code, file_name, ffi::Py_file_input)?;
        raw::import::exec_code_module(py, module_name, &code, file_name)
    }
}

/// What can be added to a module by the name that it has: anything that becomes an object with a `__name__`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be added to a module",
    note = "`add_wrapped` takes what `wrap_pyfunction!(function)` or `wrap_pymodule!(module)` makes, or anything else that \
            becomes an object with a `__name__`"
)]
pub trait Wrapped<'py> {
    #[doc(hidden)]
    fn add_to(self, module: &Bound<'py, PyModule>) -> PyResult<()>;
}

impl<'py, T: IntoPyObject<'py>> Wrapped<'py> for T {
    #[inline]
    fn add_to(self, module: &Bound<'py, PyModule>) -> PyResult<()> {
        crate::module::add_named(module, &self.into_bound_py_any(module.py())?)
    }
}

impl<'py, T: Wrapped<'py>, E: Into<PyErr>> Wrapped<'py> for Result<T, E> {
    #[inline]
    fn add_to(self, module: &Bound<'py, PyModule>) -> PyResult<()> {
        self.map_err(Into::into)?.add_to(module)
    }
}

/// The methods of modules.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python module",
    note = "`Bound<'_, PyModule>` has these methods"
)]
pub trait PyModuleMethods<'py>: Sealed {
    /// `__dict__`.
    fn dict(&self) -> Bound<'py, PyDict>;

    /// `__all__`, made if there is none.
    ///
    /// # Errors
    ///
    /// `TypeError` if it is not a list.
    fn index(&self) -> PyResult<Bound<'py, PyList>>;

    /// `__name__`.
    ///
    /// # Errors
    ///
    /// `SystemError` if it has none.
    fn name(&self) -> PyResult<Bound<'py, PyString>>;

    /// `__file__`.
    ///
    /// # Errors
    ///
    /// `SystemError` if it has none.
    fn filename(&self) -> PyResult<Bound<'py, PyString>>;

    /// Adds a value under a name, and the name to `__all__`.
    ///
    /// # Errors
    ///
    /// Those of the conversions.
    fn add<N, V>(&self, name: N, value: V) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
        V: IntoPyObject<'py>;

    /// Adds a `#[pyclass]` under its Python name.
    ///
    /// # Errors
    ///
    /// What making the class raises.
    fn add_class<T>(&self) -> PyResult<()>
    where
        T: ModuleClass;

    /// Adds what `wrap_pyfunction!` or `wrap_pymodule!` makes, or anything else that has a `__name__`.
    ///
    /// # Errors
    ///
    /// What making it raises; `AttributeError` if it has no name.
    fn add_wrapped<T>(&self, wrapper: &impl Fn(Python<'py>) -> T) -> PyResult<()>
    where
        T: Wrapped<'py>;

    /// Adds a module under the last part of its name.
    ///
    /// Where this module can be imported, so can that one: its `__name__` is this module's name and its own then.
    ///
    /// # Errors
    ///
    /// `SystemError` if it has no name.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    ///
    /// Python::attach(|py| {
    ///     let parent = PyModule::from_code(py, c"", c"zoo.py", c"zoo").unwrap();
    ///     let child = PyModule::new(py, "birds").unwrap();
    ///     parent.add_submodule(&child).unwrap();
    ///     assert!(py.import("zoo.birds").unwrap().is(&child));
    /// });
    /// ```
    fn add_submodule(&self, module: &Bound<'_, PyModule>) -> PyResult<()>;

    /// Adds a function under its name.
    ///
    /// # Errors
    ///
    /// `AttributeError` if it has no name.
    fn add_function(&self, fun: Bound<'_, PyCFunction>) -> PyResult<()>;

    /// Says whether the module needs the GIL, as the option `gil_used` of `#[pymodule]` does.
    ///
    /// Nothing happens where Python has a GIL anyway.
    ///
    /// # Errors
    ///
    /// None that is known.
    fn gil_used(&self, gil_used: bool) -> PyResult<()>;
}

impl<'py> PyModuleMethods<'py> for Bound<'py, PyModule> {
    #[inline]
    fn dict(&self) -> Bound<'py, PyDict> {
        raw::module_::dict(self)
    }

    #[inline]
    fn index(&self) -> PyResult<Bound<'py, PyList>> {
        crate::module::index(self)
    }

    #[inline]
    fn name(&self) -> PyResult<Bound<'py, PyString>> {
        raw::module_::name(self)
    }

    #[inline]
    fn filename(&self) -> PyResult<Bound<'py, PyString>> {
        raw::module_::file_name(self)
    }

    fn add<N, V>(&self, name: N, value: V) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
        V: IntoPyObject<'py>,
    {
        let name = name.into_pyobject_or_pyerr(self.py())?.into_bound();
        let value = value.into_bound_py_any(self.py())?;
        crate::module::add(self, &name, &value)
    }

    fn add_class<T>(&self) -> PyResult<()>
    where
        T: ModuleClass,
    {
        crate::module::add_class::<T>(self)
    }

    fn add_wrapped<T>(&self, wrapper: &impl Fn(Python<'py>) -> T) -> PyResult<()>
    where
        T: Wrapped<'py>,
    {
        wrapper(self.py()).add_to(self)
    }

    #[inline]
    fn add_submodule(&self, module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::module::add_submodule(self, module.as_unbound().bind(self.py()))
    }

    #[inline]
    fn add_function(&self, fun: Bound<'_, PyCFunction>) -> PyResult<()> {
        crate::module::add_function(self, &fun.unbind().into_bound(self.py()))
    }

    #[inline]
    fn gil_used(&self, gil_used: bool) -> PyResult<()> {
        raw::module_::set_gil_used(self, gil_used)
    }
}
