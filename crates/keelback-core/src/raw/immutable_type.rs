//! Types whose attributes cannot be set any more.
//!
//! C-API: <https://docs.python.org/3/c-api/typeobj.html#c.Py_TPFLAGS_IMMUTABLETYPE>.

use std::ffi::c_ulong;

use crate::PyResult;
use crate::ffi;
use crate::instance::Bound;
use crate::types::PyType;

/// Has the class refuse that attributes are set, from Python 3.10 on.
///
/// Before 3.14 there is no function for it: there the flag is set by hand, where it is known to lie.
///
/// # Errors
///
/// `TypeError` from Python 3.14 on if one of its bases is mutable.
pub(crate) fn freeze(class: &Bound<'_, PyType>) -> PyResult<()> {
    let minor = ffi::layout().minor;
    let raw = class.as_ptr().cast();
    if minor >= 14 {
        // SAFETY: a live class that is made here, and the token proves the thread is attached.
        return crate::err::error_on_minus_one(class.py(), unsafe { ffi::PyType_Freeze(raw) });
    }
    if minor < 10 || !ffi::layout().type_fields {
        return Ok(());
    }
    let flags = ffi::type_field::<c_ulong>(raw, std::mem::offset_of!(ffi::PyTypeObject, tp_flags));
    // SAFETY: the layout says that the field lies there; no other thread has seen the class yet.
    unsafe { *flags |= ffi::Py_TPFLAGS_IMMUTABLETYPE };
    // SAFETY: a live class; what was looked up in it before is forgotten.
    unsafe { ffi::PyType_Modified(raw) };
    Ok(())
}
