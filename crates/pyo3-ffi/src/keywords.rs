//! `PyArg_ParseTupleAndKeywords` as headers before Python 3.13 declare it.
//!
//! Crates for `pyo3-ffi` ask for the cfg `Py_3_13` which of the two forms they have to call, and so does this package: its
//! build script gives the same answer.

use core::ffi::{c_char, c_int};
use core::ops::Deref;

use keelback_ffi::PyObject;

/// `PyArg_ParseTupleAndKeywords`, whose names are not `const` before Python 3.13.
pub static PyArg_ParseTupleAndKeywords: BeforeConst = BeforeConst(());

/// Stands for the function: a call goes to what it dereferences to.
pub struct BeforeConst(());

type Function = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *const c_char, *mut *mut c_char, ...) -> c_int;

impl Deref for BeforeConst {
    type Target = Function;

    #[inline]
    fn deref(&self) -> &Function {
        // SAFETY: a place that `load` alone writes, as long as the process; the two signatures differ in what a pointer
        // points to, which makes them one to call.
        unsafe { &*(&raw const keelback_ffi::PyArg_ParseTupleAndKeywords).cast() }
    }
}
