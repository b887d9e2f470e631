//! The part of an instance that belongs to a base of Python's own: shown to the collector, given up, freed.
//!
//! Such a base is static in the interpreter, or an exception class that was made when the program ran. What traverses,
//! clears and frees the instances of the latter goes by the instance's own type, and takes a class of ours for one more of
//! its kind: it would call us back for ever. So the `__slots__` of such classes are looked after here, the static type
//! below them does the rest, and at its end the instance first becomes one of the base.

use std::ffi::c_int;

use crate::class::gc::{PyTraverseError, PyVisit};
use crate::ffi;
use crate::marker::Python;
use crate::pyclass::PyClass;
use crate::raw::class_type;

/// What the class `C`, the first of ours, is built on, in the chain of the instance's type.
///
/// # Safety
///
/// `object` is a live instance of `C`.
unsafe fn base<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) -> *mut ffi::PyTypeObject {
    let methods = C::cell().made().map_or(std::ptr::null(), |made| made.methods.as_ptr());
    // SAFETY: a live object.
    let mut class = unsafe { ffi::Py_TYPE(object) };
    // The table of methods tells a class in every interpreter, and is not inherited.
    while class_type::methods_of(py, class) != methods {
        class = class_type::base_of(py, class);
    }
    class_type::base_of(py, class)
}

/// Calls `each` with the place of every reference that the `__slots__` of `class` hold, and of those below it; the first type
/// that is static.
fn each_slot<E>(
    py: Python<'_>,
    mut class: *mut ffi::PyTypeObject,
    object: *mut ffi::PyObject,
    mut each: impl FnMut(*mut *mut ffi::PyObject) -> Result<(), E>,
) -> Result<*mut ffi::PyTypeObject, E> {
    while class_type::is_made_at_run_time(py, class) {
        for offset in class_type::reference_members(py, class) {
            each(object.wrapping_byte_offset(offset).cast())?;
        }
        class = class_type::base_of(py, class);
    }
    Ok(class)
}

/// Shows what the base has in an instance, the instance's type aside.
///
/// # Safety
///
/// `object` is a live instance of `C`, the first class of ours in its chain.
pub(super) unsafe fn traverse<C: PyClass>(
    py: Python<'_>,
    object: *mut ffi::PyObject,
    visitor: PyVisit<'_>,
) -> Result<(), PyTraverseError> {
    // SAFETY: forwarded from this function's contract.
    let base = unsafe { base::<C>(py, object) };
    let base = each_slot(py, base, object, |place| {
        // SAFETY: an instance has its references at the places that its classes say.
        let referred = unsafe { *place };
        if referred.is_null() { Ok(()) } else { visitor.pointer(referred) }
    })?;
    let Some(traverse) = class_type::traverse_function(py, base) else { return Ok(()) };
    visitor.by(|visit, argument| {
        // SAFETY: the function of a type that the object is an instance of, with what the collector gave.
        unsafe { traverse(object, visit, argument) }
    })
}

/// Gives up what the base has in an instance.
///
/// # Safety
///
/// As [`traverse`].
pub(super) unsafe fn clear<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
    // SAFETY: forwarded from this function's contract.
    let base = unsafe { base::<C>(py, object) };
    let Ok(base) = each_slot(py, base, object, |place| {
        // SAFETY: an instance owns its references at the places that its classes say.
        unsafe { ffi::Py_CLEAR(place) };
        Ok::<(), std::convert::Infallible>(())
    });
    if let Some(clear) = class_type::clear_function(py, base) {
        // SAFETY: the function of a type that the object is an instance of; it always succeeds.
        unsafe { clear(object) };
    }
}

/// Calls the `__del__` of a base that was made when the program ran; whether the instance is to be deallocated still.
///
/// # Safety
///
/// `object` is an instance of a class of ours that nobody refers to any more, and tracked by the collector if its class is.
pub(super) unsafe fn finalize(py: Python<'_>, object: *mut ffi::PyObject) -> bool {
    // SAFETY: forwarded from this function's contract.
    if !class_type::has_finalizer(py, unsafe { ffi::Py_TYPE(object) }) {
        return true;
    }
    // SAFETY: forwarded from this function's contract; it is called once for an object that the collector knows.
    let status: c_int = unsafe { ffi::PyObject_CallFinalizerFromDealloc(object) };
    status == 0
}

/// Lets the base free its instance.
///
/// # Safety
///
/// `object` is an instance of `C`, the first class of ours in its chain, without values and untracked, which nobody refers to
/// any more.
pub(super) unsafe fn free<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
    // SAFETY: forwarded from this function's contract; the instance is alive until it is freed.
    let base = unsafe { base::<C>(py, object) };
    if class_type::is_made_at_run_time(py, base) {
        // SAFETY: a live type; its deallocator gives up a reference to the type of the instance.
        unsafe { ffi::Py_INCREF(base.cast()) };
        // SAFETY: nobody else has the instance, whose beginning is that of an instance of the base.
        unsafe { ffi::Py_SET_TYPE(object, base) };
    } else if class_type::is_collected_type(py, base) {
        // SAFETY: an instance of a collected class, untracked before; up to Python 3.10 its deallocator insists that it
        // is tracked.
        unsafe { ffi::PyObject_GC_Track(object.cast()) };
    }
    let dealloc = class_type::dealloc_function(py, base);
    // SAFETY: the deallocator of a type that the object is an instance of, exactly so where that type was made at run time; a
    // static one does not own its type object.
    unsafe { dealloc(object) };
}
