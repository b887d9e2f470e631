//! Classes with arguments: `Py_GenericAlias`.
//!
//! C-API: <https://docs.python.org/3/c-api/typehints.html>.

use super::wrap::wrap;
use crate::instance::Bound;
use crate::types::{PyAny, PyGenericAlias};

wrap! {
    /// `origin[arguments]`.
    new(origin: &Bound<'py, PyAny>, arguments: &Bound<'_, PyAny>) -> Bound<'py, PyGenericAlias> = Py_GenericAlias;
}
