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
/// Takes `name = ".."`, `signature = (..)`, `text_signature = ".."`, `pass_module` and `crate = ".."`; the same options may
/// stand in `#[pyo3(..)]` below it.
#[proc_macro_attribute]
pub fn pyfunction(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::function(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pyfunction`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pyfunction(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::function(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Makes a Python module out of a function that fills it, or out of an inline `mod` whose items it registers.
///
/// Takes `name = ".."`, `submodule`, `gil_used = true|false`, `module = ".."` and `crate = ".."`.
#[proc_macro_attribute]
pub fn pymodule(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::module(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pymodule`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pymodule(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::module(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Makes a Python class out of a struct, or out of an enum without fields.
#[proc_macro_attribute]
pub fn pyclass(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::class(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pyclass`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pyclass(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::class(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Makes the methods of an `impl` block methods of the Python class.
#[proc_macro_attribute]
pub fn pymethods(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::methods(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pymethods`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pymethods(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::methods(attribute.into(), item.into(), &Root::pyo3()).into()
}
