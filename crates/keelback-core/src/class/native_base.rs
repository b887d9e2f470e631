//! The part of an instance that belongs to a base of Python's own: shown to the collector, given up, freed.
//!
//! Such a base is static in the interpreter, or an exception class that was made when the program ran. What traverses,
//! clears and frees the instances of the latter goes by the instance's own type, and takes a class of ours for one more of
//! its kind: it would call us back for ever. So the `__slots__` of such classes are looked after here, the static type
//! below them does the rest, and at its end the instance first becomes one of the base.

use std::ffi::c_int;

use crate::class::gc::{PyTraverseError, PyVisit};
use crate::ffi;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::pyclass::PyClass;
use crate::raw::class_type;
use crate::types::PyType;

/// What the class `C`, the first of ours, is built on, in the chain of the instance's type.
///
/// # Safety
///
/// `object` is a live instance of `C`, and keeps its classes and their bases while the result is in use.
unsafe fn base<'a, 'py, C: PyClass>(py: Python<'py>, object: *mut ffi::PyObject) -> Borrowed<'a, 'py, PyType> {
    let methods = C::cell().made().map_or(std::ptr::null(), |made| made.methods.as_ptr());
    // SAFETY: forwarded from this function's contract.
    let mut class = unsafe { class_type::type_of(py, object) };
    // The table of methods tells a class in every interpreter, and is not inherited.
    while class_type::methods(class) != methods {
        // SAFETY: no Python code runs in here.
        class = unsafe { below(class) };
    }
    // SAFETY: forwarded from this function's contract.
    unsafe { below(class) }
}

/// The base of a class in a chain that goes on to a static type.
///
/// # Safety
///
/// As [`class_type::base_of`], and it has a base.
unsafe fn below<'a, 'py>(class: Borrowed<'a, 'py, PyType>) -> Borrowed<'a, 'py, PyType> {
    // SAFETY: forwarded from this function's contract.
    unsafe { class_type::base_of(class) }.expect("only `object` has no base, which is static")
}

/// Calls `each` with the place of every reference that the `__slots__` of `class` hold, and of those below it; the first type
/// that is static.
///
/// # Safety
///
/// `each` gives no class of the chain another base.
unsafe fn each_slot<'a, 'py, E>(
    mut class: Borrowed<'a, 'py, PyType>,
    object: *mut ffi::PyObject,
    mut each: impl FnMut(*mut *mut ffi::PyObject) -> Result<(), E>,
) -> Result<Borrowed<'a, 'py, PyType>, E> {
    while class_type::is_made_at_run_time(class) {
        for offset in class_type::reference_members(class) {
            each(object.wrapping_byte_offset(offset).cast())?;
        }
        // SAFETY: forwarded from this function's contract.
        class = unsafe { below(class) };
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
    let show = |place: *mut *mut ffi::PyObject| {
        // SAFETY: an instance has its references at the places that its classes say.
        let referred = unsafe { *place };
        if referred.is_null() { Ok(()) } else { visitor.pointer(referred) }
    };
    // SAFETY: what the collector is shown runs no Python code.
    let base = unsafe { each_slot(base, object, show) }?;
    let Some(traverse) = class_type::traverse_function(base) else { return Ok(()) };
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
    let mut places = Vec::new();
    let remember = |place| {
        places.push(place);
        Ok::<(), std::convert::Infallible>(())
    };
    // SAFETY: no Python code runs before all places are known.
    let Ok(base) = unsafe { each_slot(base, object, remember) };
    for place in places {
        // SAFETY: an instance owns its references at the places that its classes say, and the collector keeps it.
        unsafe { ffi::Py_CLEAR(place) };
    }
    if let Some(clear) = class_type::clear_function(base) {
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
    if !class_type::has_finalizer(unsafe { class_type::type_of(py, object) }) {
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
    let dealloc = class_type::dealloc_function(base);
    if class_type::is_made_at_run_time(base) {
        // Its deallocator gives up a reference to the type of the instance.
        let base = base.to_owned().into_ptr();
        // SAFETY: nobody else has the instance, whose beginning is that of an instance of the base.
        unsafe { ffi::Py_SET_TYPE(object, base.cast()) };
    } else if class_type::is_collected(base) {
        // SAFETY: an instance of a collected class, untracked before; up to Python 3.10 its deallocator insists that it
        // is tracked.
        unsafe { ffi::PyObject_GC_Track(object.cast()) };
    }
    // SAFETY: the deallocator of a type that the object is an instance of, exactly so where that type was made at run time; a
    // static one does not own its type object.
    unsafe { dealloc(object) };
}
