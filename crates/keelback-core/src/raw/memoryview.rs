//! `memoryview`: `PyMemoryView_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/memoryview.html>.

use super::wrap::wrap;
use crate::instance::Bound;
use crate::types::{PyAny, PyMemoryView};

wrap! {
    /// `memoryview(object)`.
    from_object(object: &Bound<'py, PyAny>) -> Bound<'py, PyMemoryView> = PyMemoryView_FromObject;
}
