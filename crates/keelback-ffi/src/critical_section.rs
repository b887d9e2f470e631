//! `pylock.h`.

use crate::prelude::*;

capi! { "pylock.h" =>
    [3.13] extern "C-unwind" fn PyMutex_Lock(m: *mut PyMutex);
    [3.13] fn PyMutex_Unlock(m: *mut PyMutex);
    [3.13] extern "C-unwind" fn PyCriticalSection_Begin(c: *mut PyCriticalSection, op: *mut PyObject);
    [3.13] fn PyCriticalSection_End(c: *mut PyCriticalSection);
    [3.13] extern "C-unwind" fn PyCriticalSection2_Begin(c: *mut PyCriticalSection2, a: *mut PyObject, b: *mut PyObject);
    [3.13] fn PyCriticalSection2_End(c: *mut PyCriticalSection2);
    [3.14] fn PyMutex_IsLocked(m: *mut PyMutex) -> c_int => -1;
    [3.14] extern "C-unwind" fn PyCriticalSection_BeginMutex(c: *mut PyCriticalSection, m: *mut PyMutex);
    [3.14] extern "C-unwind" fn PyCriticalSection2_BeginMutex(c: *mut PyCriticalSection2, m1: *mut PyMutex, m2: *mut PyMutex);
}

/// A mutex of one byte, unlocked when it is zero.
#[repr(transparent)]
#[derive(Debug, Default)]
pub struct PyMutex {
    pub(crate) _bits: core::sync::atomic::AtomicU8,
}

impl PyMutex {
    /// An unlocked mutex.
    pub const fn new() -> Self {
        Self { _bits: core::sync::atomic::AtomicU8::new(0) }
    }
}

/// Locks one object while it lives, in a free-threaded build.
#[repr(C)]
#[derive(Debug)]
pub struct PyCriticalSection {
    _cs_prev: usize,
    _cs_mutex: *mut PyMutex,
}

/// Locks two objects while it lives, in a free-threaded build.
#[repr(C)]
#[derive(Debug)]
pub struct PyCriticalSection2 {
    _cs_base: PyCriticalSection,
    _cs_mutex2: *mut PyMutex,
}
