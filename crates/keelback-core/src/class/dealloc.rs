//! The end of an instance.

use crate::class::{build, layout};
use crate::err::panic::catch;
use crate::ffi;
use crate::marker::Python;
use crate::pyclass::PyClass;

/// `tp_dealloc`, for instances of the class and, called by CPython's own, of classes derived from it.
pub(crate) unsafe extern "C" fn dealloc<C: PyClass>(object: *mut ffi::PyObject) {
    // SAFETY: CPython deallocates with the thread attached.
    let py = unsafe { Python::assume_attached() };
    if build::is_collected::<C>() {
        // SAFETY: a class with the collector's flag; untracking twice does nothing.
        unsafe { ffi::PyObject_GC_UnTrack(object.cast()) };
    }
    let places = (C::DESCRIPTOR.dict || C::DESCRIPTOR.weakref).then(layout::places::<C>);
    if places.is_some_and(|places| places.weakrefs.is_some()) {
        // SAFETY: the class has a list of weak references, and the instance is still whole.
        unsafe { ffi::PyObject_ClearWeakRefs(object) };
    }
    if std::mem::needs_drop::<C>() {
        // SAFETY: CPython deallocates an instance once.
        unsafe { drop_guarded::<C>(py, object) };
    }
    if let Some(place) = places.and_then(|places| places.dict) {
        // SAFETY: the class has a `__dict__` pointer at this place, which owns its reference.
        unsafe { ffi::Py_CLEAR(object.cast::<u8>().add(place).cast()) };
    }
    // SAFETY: the instance is alive until it is freed below.
    let class = unsafe { ffi::Py_TYPE(object) };
    let free = crate::raw::class_type::free_function(py, class);
    // SAFETY: `tp_free` of the instance's own type, which a derived class may have changed.
    unsafe { free(object.cast()) };
    // SAFETY: each instance of a heap type owns a reference to it.
    unsafe { ffi::Py_DECREF(class.cast()) };
}

/// Drops the value with the thread's exception put aside; a panic is reported and does not go further.
///
/// # Safety
///
/// As [`layout::drop_value`].
unsafe fn drop_guarded<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
    let raised = crate::raw::errors::occurred(py).then(|| crate::raw::errors::take(py)).flatten();
    let dropped = catch(|| {
        // SAFETY: forwarded from this function's contract.
        unsafe { layout::drop_value::<C>(py, object) };
        Ok(())
    });
    if let Err(error) = dropped {
        error.write_unraisable(py, None);
    }
    if let Some(raised) = raised {
        crate::raw::errors::raise(raised, py);
    }
}
