//! The attribute macros of Keelback. Depend on `keelback` (or on the package `pyo3`), which re-exports them and supplies what
//! their expansions name.
//!
//! Each macro goes through the same four steps: `parse/` reads tokens into `model/`, `check/` applies the rules and collects
//! every mistake, `expand/` writes rows of data and one small entry point per function. Every macro has two doors, one per
//! package that re-exports it, since an expansion has to name its package by an absolute path.

mod check;
mod door;
mod expand;
mod model;
mod parse;
mod report;

use model::Root;
use proc_macro::TokenStream;

/// Makes a Rust function callable from Python: register it with `wrap_pyfunction!`, or inside a `#[pymodule] mod`.
///
/// - `signature = (a, /, b = 1, *args, c, **kwargs)`: the parameters as Python sees them, in the function's order. Defaults are
///   Rust expressions, evaluated when the argument is left out. Without it every parameter is required.
/// - `name = ".."`, `text_signature = ".."` or `None`: what Python shows instead of what follows from the function.
/// - `pass_module`: the first parameter is the module.
/// - `warn(message = "..", category = path)`: every call issues this warning, a `UserWarning` without a category; may be repeated.
/// - `crate = ".."`: the package that re-exports the macros, when it has another name.
///
/// The same options may stand in `#[pyo3(..)]` below it; a parameter takes `#[pyo3(from_py_with = path)]`. A parameter of type
/// `Python<'_>` is filled by the call and not seen by Python.
#[proc_macro_attribute]
pub fn pyfunction(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::function(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pyfunction`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pyfunction(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::function(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Makes a Python module out of a function that fills it, or out of an inline `mod` whose items it registers: functions with
/// `#[pyfunction]`, classes with `#[pyclass]`, modules with `#[pymodule]`, and what `#[pymodule_export]` stands on (a `use` or a
/// `const`), in source order; then it calls the function with `#[pymodule_init]`.
///
/// In the body of a function, `#[pyfn(m)]` adds the function that it stands on to `m`, and takes the options of `#[pyfunction]`.
///
/// Takes `name = ".."`, `submodule` (no init function; a nested module needs not say so), `gil_used = true|false` and
/// `crate = ".."`.
#[proc_macro_attribute]
pub fn pymodule(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::module(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pymodule`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pymodule(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::module(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Makes a Python class out of a struct, or out of an enum without fields, whose variants become class attributes.
///
/// Takes `name`, `module`, `frozen`, `subclass`, `extends = Base`, `dict`, `weakref`, `get_all`, `set_all`, `rename_all`, `eq`,
/// `ord`, `hash`, `str`, `from_py_object`, `unsendable`, `immutable_type`, `mapping`, `sequence`, `crate`. A field takes
/// `#[pyo3(get, set, name = "..")]`.
#[proc_macro_attribute]
pub fn pyclass(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::class(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pyclass`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pyclass(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::class(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Makes the functions of an `impl` block methods of the Python class: those with a receiver (`&self`, `&mut self`, or a first
/// parameter such as `slf: PyRef<'_, Self>`), and those marked `#[new]`, `#[getter]`, `#[setter]`, `#[deleter]`, `#[classmethod]`,
/// `#[staticmethod]` or `#[classattr]` (which also a `const` can be).
///
/// A function takes `#[pyo3(name, signature, text_signature, warn)]` as a `#[pyfunction]` does. Special methods (`__len__`) fill the
/// slots of the type.
#[proc_macro_attribute]
pub fn pymethods(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::methods(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pymethods`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pymethods(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::methods(attribute.into(), item.into(), &Root::pyo3()).into()
}
