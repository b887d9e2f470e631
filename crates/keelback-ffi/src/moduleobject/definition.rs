//! What a module is made of.

use core::ffi::{c_char, c_int, c_void};
use core::ptr::{null, null_mut};

use crate::{
    Py_ssize_t, PyMethodDef, PyObject, PyObject_HEAD_INIT, freefunc, inquiry, traverseproc,
};

/// The head of a [`PyModuleDef`].
#[repr(C)]
#[derive(Debug)]
#[allow(missing_docs)]
pub struct PyModuleDef_Base {
    pub ob_base: PyObject,
    pub m_init: Option<extern "C" fn() -> *mut PyObject>,
    pub m_index: Py_ssize_t,
    pub m_copy: *mut PyObject,
}

/// The head of every definition, as a build with the GIL has it; for other builds
/// [`PyModuleDef_Init`](crate::PyModuleDef_Init) and kin make a copy with theirs.
#[allow(clippy::declare_interior_mutable_const)]
pub const PyModuleDef_HEAD_INIT: PyModuleDef_Base = PyModuleDef_Base {
    ob_base: PyObject_HEAD_INIT,
    m_init: None,
    m_index: 0,
    m_copy: null_mut(),
};

/// One slot of a [`PyModuleDef`]; 0 ends the list.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyModuleDef_Slot {
    /// `Py_mod_*`.
    pub slot: c_int,
    /// What the slot asks for.
    pub value: *mut c_void,
}

impl Default for PyModuleDef_Slot {
    fn default() -> Self {
        Self { slot: 0, value: null_mut() }
    }
}

/// The definition of a module.
#[repr(C)]
#[derive(Debug)]
pub struct PyModuleDef {
    /// [`PyModuleDef_HEAD_INIT`].
    pub m_base: PyModuleDef_Base,
    /// The name.
    pub m_name: *const c_char,
    /// The documentation, or null.
    pub m_doc: *const c_char,
    /// The size of the module's state; -1 for none that could be copied.
    pub m_size: Py_ssize_t,
    /// The functions, or null.
    pub m_methods: *mut PyMethodDef,
    /// The slots, or null.
    pub m_slots: *mut PyModuleDef_Slot,
    /// Visits the state.
    pub m_traverse: Option<traverseproc>,
    /// Clears the state.
    pub m_clear: Option<inquiry>,
    /// Frees the state.
    pub m_free: Option<freefunc>,
}

// SAFETY: it is data; what Python writes into it, it writes under its own locks.
unsafe impl Sync for PyModuleDef {}

impl Default for PyModuleDef {
    fn default() -> Self {
        Self {
            m_base: PyModuleDef_HEAD_INIT,
            m_name: null(),
            m_doc: null(),
            m_size: 0,
            m_methods: null_mut(),
            m_slots: null_mut(),
            m_traverse: None,
            m_clear: None,
            m_free: None,
        }
    }
}
