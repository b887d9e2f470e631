//! The size of instances, and whether a value can lie behind them.

use super::fields::is_made_at_run_time;
use super::name_with_module;
use crate::PyResult;
use crate::exceptions::{PyBaseException, PyTypeError};
use crate::prelude::*;
use crate::types::PyType;

/// What a type says of the size of its instances.
pub(crate) struct Sizes {
    pub(crate) basic: usize,
    pub(crate) item: isize,
    pub(crate) dict: isize,
    pub(crate) weaklist: isize,
    is_class: bool,
}

impl Sizes {
    /// Looks that instances end where `basic` says.
    ///
    /// # Errors
    ///
    /// `TypeError`, which names the class `derived` that was to be built on them.
    pub(crate) fn refuse_items(&self, base: &Bound<'_, PyType>, derived: &str) -> PyResult<()> {
        // Behind a class its items begin where its metaclass says, so that there is room in between.
        if self.item == 0 || self.is_class {
            return Ok(());
        }
        let base = name_with_module(base);
        let why = "its instances have items behind them, where the value would lie";
        Err(PyTypeError::new_err(format!("{base} cannot be the base of the class {derived}: {why}")))
    }
}

/// Looks that the base was not made at run time, unless by us or as an exception: instances of other classes that were may have
/// more than their `__basicsize__` says.
///
/// # Errors
///
/// `TypeError`, which names the class `derived` that was to be built on it.
pub(crate) fn refuse_made_by_python(base: &Bound<'_, PyType>, is_ours: bool, derived: &str) -> PyResult<()> {
    if is_ours || !is_made_at_run_time(base.as_borrowed()) || base.is_subclass_of::<PyBaseException>()? {
        return Ok(());
    }
    let base = name_with_module(base);
    let why = "it was made when the program ran, as classes written in Python are, and is no exception";
    Err(PyTypeError::new_err(format!("{base} cannot be the base of the class {derived}: {why}")))
}

/// What `class` says of the size of its instances.
///
/// # Errors
///
/// Whatever reading its attributes raises.
pub(crate) fn sizes(class: &Bound<'_, PyType>) -> PyResult<Sizes> {
    let read = |name: &str| class.getattr(name)?.extract::<isize>();
    Ok(Sizes {
        basic: usize::try_from(read("__basicsize__")?)?,
        item: read("__itemsize__")?,
        dict: read("__dictoffset__")?,
        weaklist: read("__weakrefoffset__")?,
        is_class: class.is_subclass_of::<PyType>()?,
    })
}
