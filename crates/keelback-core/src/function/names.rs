//! The names of a function's parameters as Python strings, so that keywords are matched by address.

use crate::function::FunctionDescriptor;
use crate::marker::Python;
use crate::prelude::*;
use crate::sync::interpreter::ObjectCell;
use crate::types::{PyString, PyTuple};

/// The interned names of one function's parameters.
///
/// Names in a call are interned strings almost always, so that one comparison of addresses finds them.
pub struct Names(ObjectCell);

impl Names {
    /// Names that are not made yet.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self(ObjectCell::new())
    }

    /// Makes the names, when the function is put into a module or class.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub(crate) fn prepare(&'static self, py: Python<'_>, descriptor: &FunctionDescriptor) -> PyResult<()> {
        self.0
            .get_or_try_init(py, || {
                let mut names = Vec::new();
                for parameter in descriptor.parameters {
                    names.push(PyString::intern(py, parameter.name));
                }
                Ok(PyTuple::new(py, names)?.into_any().unbind())
            })
            .map(drop)
    }

    /// The tuple of names, if it was made in this interpreter.
    #[inline]
    pub(crate) fn get<'py>(&'static self, py: Python<'py>) -> Option<&'py Bound<'py, PyTuple>> {
        let names = self.0.get(py)?;
        // SAFETY: `prepare` alone fills the cell, with a tuple.
        Some(unsafe { names.cast_unchecked() })
    }
}

impl Default for Names {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
