//! Traceback objects: `PyTraceBack_*`.

use super::wrap::wrap;
use crate::instance::Bound;
use crate::types::{PyAny, PyTraceback};

wrap! {
    /// Writes the text that Python prints to a file object.
    print(traceback: &Bound<'py, PyTraceback>, file: &Bound<'_, PyAny>) -> () = PyTraceBack_Print;
}
