//! What the operating system is asked: `PyOS_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/sys.html>.

use super::wrap::wrap;
use crate::instance::Bound;
use crate::types::PyAny;

wrap! {
    /// `os.fspath(object)`: a `str` or `bytes`.
    fspath(object: &Bound<'py, PyAny>) -> Bound<'py, PyAny> = PyOS_FSPath;
}
