//! Exception classes that are made or imported when somebody asks for them first.

use std::ffi::CStr;

use crate::ffi;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::sync::interpreter::ObjectCell;
use crate::type_object::PyTypeInfo;
use crate::types::PyType;

/// What the macros of this crate leave in a `static`, since they expand in other crates.
pub struct ClassCell(ObjectCell);

impl ClassCell {
    /// No class yet.
    #[allow(clippy::new_without_default)]
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self(ObjectCell::new())
    }

    /// The class `name`, with its module before the last dot, made if it was not.
    ///
    /// # Panics
    ///
    /// If it cannot be made.
    #[inline]
    pub fn created<Base: PyTypeInfo>(
        &'static self,
        py: Python<'_>,
        name: &CStr,
        doc: Option<&CStr>,
    ) -> *mut ffi::PyTypeObject {
        created::<Base>(py, &self.0, name, doc)
    }

    /// The class `name` of `module`, imported if it was not.
    ///
    /// # Panics
    ///
    /// If it cannot be imported.
    #[inline]
    pub fn imported(&'static self, py: Python<'_>, module: &str, name: &str) -> *mut ffi::PyTypeObject {
        imported(py, &self.0, module, name)
    }
}

#[inline]
pub(crate) fn created<Base: PyTypeInfo>(
    py: Python<'_>,
    cell: &'static ObjectCell,
    name: &CStr,
    doc: Option<&CStr>,
) -> *mut ffi::PyTypeObject {
    let class = cell.get_or_try_init(py, || {
        let base = Base::type_object(py);
        raw::errors::new_class(py, name, doc, Some(&base), None).map(|class| class.into_any().unbind())
    });
    match class {
        Ok(class) => class.as_ptr().cast(),
        Err(error) => cannot("make", name.to_string_lossy().as_ref(), error, py),
    }
}

#[inline]
pub(crate) fn imported(py: Python<'_>, cell: &'static ObjectCell, module: &str, name: &str) -> *mut ffi::PyTypeObject {
    match cell.get_or_try_init(py, || import(py, module, name)) {
        Ok(class) => class.as_ptr().cast(),
        Err(error) => cannot("import", &format!("{module}.{name}"), error, py),
    }
}

#[inline]
fn import(py: Python<'_>, module: &str, name: &str) -> PyResult<Py<PyAny>> {
    let class: Bound<'_, PyType> = py.import(module)?.getattr(name)?.cast_into()?;
    Ok(class.into_any().unbind())
}

#[cold]
fn cannot(what: &str, name: &str, error: PyErr, py: Python<'_>) -> ! {
    error.print(py);
    error.fatal(py, &format!("cannot {what} the class {name}"))
}

/// A literal with its closing NUL.
///
/// # Panics
///
/// If there is a NUL before the end, or none there; at compile time where the value is a constant.
#[must_use]
#[inline]
pub const fn text(text: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a name or doc string with a NUL in it"),
    }
}
