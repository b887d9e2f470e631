//! `pythread.h`.

use crate::prelude::*;

capi! { "pythread.h" =>
    fn PyThread_get_thread_ident() -> c_ulong;
    fn PyThread_tss_alloc() -> *mut Py_tss_t;
    fn PyThread_tss_free(key: *mut Py_tss_t);
    fn PyThread_tss_is_created(key: *mut Py_tss_t) -> c_int;
    fn PyThread_tss_create(key: *mut Py_tss_t) -> c_int;
    fn PyThread_tss_delete(key: *mut Py_tss_t);
    fn PyThread_tss_set(key: *mut Py_tss_t, value: *mut c_void) -> c_int;
    fn PyThread_tss_get(key: *mut Py_tss_t) -> *mut c_void;
    [3.9] fn PyThread_get_thread_native_id() -> c_ulong => 0;
}

/// A key of thread-specific storage ([PEP 539](https://peps.python.org/pep-0539/)).
#[repr(C)]
#[derive(Debug)]
pub struct Py_tss_t {
    _is_initialized: c_int,
    _key: TssKey,
}

/// `NATIVE_TSS_KEY_T`.
#[cfg(windows)]
type TssKey = c_ulong;
/// `NATIVE_TSS_KEY_T`.
#[cfg(target_vendor = "apple")]
type TssKey = c_ulong;
/// `NATIVE_TSS_KEY_T`.
#[cfg(not(any(windows, target_vendor = "apple")))]
type TssKey = c_uint;

/// A key that has not been created.
#[allow(clippy::declare_interior_mutable_const)]
pub const Py_tss_NEEDS_INIT: Py_tss_t = Py_tss_t { _is_initialized: 0, _key: 0 };
