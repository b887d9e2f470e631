//! Reference counts: inline where the layout says how, by function elsewhere.
//!
//! In builds with the GIL and a header of two words the count is the first word. Up to 3.11 all
//! of it counts. From 3.12 ([PEP 683](https://peps.python.org/pep-0683/)) the lower half does, an
//! object whose bit 31 is set is immortal, and from 3.14 the upper half holds flags.

#![allow(clippy::unnecessary_cast, reason = "the word is narrower on 32-bit machines")]

use crate::{Layout, Py_ssize_t, PyObject, layout};

/// The word with the count.
#[cfg(target_pointer_width = "64")]
type Word = u64;
/// The word with the count.
#[cfg(not(target_pointer_width = "64"))]
type Word = u32;

/// Whether an object with this count lives as long as the process.
#[inline(always)]
fn immortal(layout: &Layout, word: Word) -> bool {
    if cfg!(target_pointer_width = "64") {
        word as u64 & layout.immortal != 0
    } else {
        word as u64 >= layout.immortal
    }
}

/// Takes a reference.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn Py_INCREF(object: *mut PyObject) {
    let layout = layout();
    if !layout.inline_refcounts {
        // SAFETY: the caller's contract.
        return unsafe { crate::Py_IncRef(object) };
    }
    let count = object.cast::<Word>();
    // SAFETY: `load` has seen the count there, and the GIL keeps others away.
    let word = unsafe { count.read() };
    if !immortal(layout, word) {
        // SAFETY: as for the read.
        unsafe { count.write(word + 1) };
    }
}

/// Gives a reference up.
///
/// # Safety
///
/// `object` is live, the reference is the caller's to give up, and the thread is attached.
#[inline]
pub unsafe fn Py_DECREF(object: *mut PyObject) {
    let layout = layout();
    if !layout.inline_refcounts {
        // SAFETY: the caller's contract.
        return unsafe { crate::Py_DecRef(object) };
    }
    let count = object.cast::<Word>();
    // SAFETY: `load` has seen the count there, and the GIL keeps others away.
    let word = unsafe { count.read() };
    if immortal(layout, word) {
        return;
    }
    let word = word.wrapping_sub(1);
    // SAFETY: as for the read.
    unsafe { count.write(word) };
    if word as u64 & layout.count == 0 {
        // SAFETY: that was the last reference.
        unsafe { crate::_Py_Dealloc(object) };
    }
}

/// [`Py_INCREF`] unless it is null.
///
/// # Safety
///
/// As [`Py_INCREF`], or null.
#[inline]
pub unsafe fn Py_XINCREF(object: *mut PyObject) {
    if !object.is_null() {
        // SAFETY: the caller's contract.
        unsafe { Py_INCREF(object) };
    }
}

/// [`Py_DECREF`] unless it is null.
///
/// # Safety
///
/// As [`Py_DECREF`], or null.
#[inline]
pub unsafe fn Py_XDECREF(object: *mut PyObject) {
    if !object.is_null() {
        // SAFETY: the caller's contract.
        unsafe { Py_DECREF(object) };
    }
}

/// Sets a pointer to null, then gives up the reference that it held.
///
/// # Safety
///
/// `pointer` may be read and written and holds a reference, or null; the thread is attached.
#[inline]
pub unsafe fn Py_CLEAR(pointer: *mut *mut PyObject) {
    // SAFETY: the caller's contract. The pointer is null before anybody's code runs.
    let object = unsafe { pointer.replace(core::ptr::null_mut()) };
    // SAFETY: the reference that the pointer held.
    unsafe { Py_XDECREF(object) };
}

/// A new reference to the object.
///
/// # Safety
///
/// As [`Py_INCREF`].
#[inline]
pub unsafe fn Py_NewRef(object: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { Py_INCREF(object) };
    object
}

/// A new reference to the object, or null.
///
/// # Safety
///
/// As [`Py_XINCREF`].
#[inline]
pub unsafe fn Py_XNewRef(object: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { Py_XINCREF(object) };
    object
}

/// The number of references. A count of one does not mean that nobody else holds the object:
/// from 3.14 the interpreter borrows.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn Py_REFCNT(object: *mut PyObject) -> Py_ssize_t {
    let layout = layout();
    if layout.inline_refcounts {
        // SAFETY: `load` has seen the count there.
        return (unsafe { object.cast::<Word>().read() } as u64 & layout.count) as Py_ssize_t;
    }
    // SAFETY: the caller's contract.
    unsafe { count_by_function(object) }
}

/// The count in a build where it is not the first word's.
#[cold]
unsafe fn count_by_function(object: *mut PyObject) -> Py_ssize_t {
    if let Some(function) = super::exported::optional::Py_REFCNT() {
        // SAFETY: the caller's contract.
        return unsafe { function(object) };
    }
    // `Py_REF_DEBUG` and `Py_TRACE_REFS` keep the count in the word before the type.
    let offset = layout().header - 2 * size_of::<usize>();
    // SAFETY: it lies in the header.
    unsafe { object.byte_add(offset).cast::<Py_ssize_t>().read() }
}

/// Whether an object lives as long as the process, as far as its count says.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn _Py_IsImmortal(object: *mut PyObject) -> core::ffi::c_int {
    let layout = layout();
    if layout.inline_refcounts {
        // SAFETY: `load` has seen the count there.
        return immortal(layout, unsafe { object.cast::<Word>().read() }).into();
    }
    if layout.free_threaded {
        // SAFETY: 32 bits behind the thread id and four bytes, in every free-threaded header.
        let local = unsafe { object.byte_add(size_of::<usize>() + 4).cast::<u32>().read() };
        return (local == u32::MAX).into();
    }
    0
}

/// Whether this thread could change the object without anybody noticing.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn Py_IS_REFCNT_ONE(object: *mut PyObject) -> bool {
    // SAFETY: the caller's contract.
    unsafe { Py_REFCNT(object) == 1 }
}
