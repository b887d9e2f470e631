//! What every object begins with.

use crate::{Py_ssize_t, PyTypeObject};

/// An object, as it begins in a build with the GIL.
///
/// A free-threaded build has a longer header. So the fields are here for the structs of other
/// libraries that begin with them; read them through [`Py_REFCNT`](crate::Py_REFCNT) and
/// [`Py_TYPE`](crate::Py_TYPE), which ask the running Python's layout.
#[repr(C)]
#[derive(Debug)]
pub struct PyObject {
    /// The reference count, its word.
    pub ob_refcnt: Py_ssize_t,
    /// The type.
    pub ob_type: *mut PyTypeObject,
}

/// An object with a variable number of items, as it begins in a build with the GIL.
#[repr(C)]
#[derive(Debug)]
pub struct PyVarObject {
    /// The header.
    pub ob_base: PyObject,
    /// How many items there are, for most types.
    pub ob_size: Py_ssize_t,
}

/// The header of a static object in a build with the GIL; it never dies.
///
/// All versions take this count: it is immortal from 3.12 on and merely high before.
#[allow(clippy::declare_interior_mutable_const)]
pub const PyObject_HEAD_INIT: PyObject = PyObject {
    ob_refcnt: STATIC_COUNT,
    ob_type: core::ptr::null_mut(),
};

/// 3 << 30 is 3.14's count of an immortal object, and immortal by 3.12's test of bit 31 too.
#[cfg(target_pointer_width = "64")]
const STATIC_COUNT: Py_ssize_t = 3 << 30;
/// 3.12 compares with 0x3FFF_FFFF, 3.14 takes everything from 1 << 30 on; both hold what begins
/// at the former and is rounded up by the first increment of the latter.
#[cfg(not(target_pointer_width = "64"))]
const STATIC_COUNT: Py_ssize_t = 0x3FFF_FFFF;
