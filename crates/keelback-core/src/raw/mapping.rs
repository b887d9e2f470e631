//! The mapping protocol: `PyMapping_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/mapping.html>.

use super::wrap::wrap;
use crate::instance::Bound;
use crate::types::{PyAny, PyList};

wrap! {
    /// `len(mapping)`.
    len(mapping: &Bound<'py, PyAny>) -> usize = PyMapping_Size;
    /// `list(mapping.keys())`.
    keys(mapping: &Bound<'py, PyAny>) -> Bound<'py, PyList> = PyMapping_Keys;
    /// `list(mapping.values())`.
    values(mapping: &Bound<'py, PyAny>) -> Bound<'py, PyList> = PyMapping_Values;
    /// `list(mapping.items())`.
    items(mapping: &Bound<'py, PyAny>) -> Bound<'py, PyList> = PyMapping_Items;
}
