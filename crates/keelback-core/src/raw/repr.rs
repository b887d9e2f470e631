//! Objects that are part of themselves: `Py_ReprEnter`.
//!
//! C-API: <https://docs.python.org/3/c-api/object.html#c.Py_ReprEnter>.

use super::wrap::wrap;
use crate::PyResult;
use crate::ffi;
use crate::instance::Bound;
use crate::types::PyAny;

wrap! {
    /// Whether the object is being represented already; if not, it is from now on.
    is_entered(object: &Bound<'py, PyAny>) -> bool = Py_ReprEnter;
}

/// An object that is being represented, until this goes.
pub(crate) struct Entered<'a, 'py>(&'a Bound<'py, PyAny>);

impl Drop for Entered<'_, '_> {
    fn drop(&mut self) {
        // SAFETY: the object is live, and was entered on this thread, which no handle leaves.
        unsafe { ffi::Py_ReprLeave(self.0.as_ptr()) };
    }
}

/// Begins to represent an object; nothing if that has begun already.
pub(crate) fn enter<'a, 'py>(object: &'a Bound<'py, PyAny>) -> PyResult<Option<Entered<'a, 'py>>> {
    Ok(if is_entered(object)? { None } else { Some(Entered(object)) })
}
