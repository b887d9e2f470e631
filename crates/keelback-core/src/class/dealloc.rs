//! The end of an instance.

use crate::class::base::ClassBase;
use crate::class::{build, layout, native_base, trashcan};
use crate::err::panic::catch;
use crate::exceptions::PyRuntimeError;
use crate::ffi;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::pyclass::PyClass;

/// `tp_dealloc` of a class whose instances the collector does not track: called for those of the class and, by CPython's own, for
/// those of classes derived from it.
pub(crate) unsafe extern "C" fn dealloc<C: PyClass>(object: *mut ffi::PyObject) {
    // SAFETY: CPython deallocates with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: CPython deallocates an instance that nobody refers to.
    if !unsafe { finalize::<C>(py, object) } {
        return;
    }
    // SAFETY: as above, and the instance is still whole.
    unsafe { clear_weakrefs::<C>(object) };
    // SAFETY: CPython deallocates an instance once, and this is the last of it.
    unsafe { end::<C>(py, object) };
}

/// The same where the collector tracks them: such an instance may hold the last reference to the next one of a long chain.
pub(crate) unsafe extern "C" fn dealloc_tracked<C: PyClass>(object: *mut ffi::PyObject) {
    // SAFETY: CPython deallocates with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: CPython deallocates an instance that nobody refers to, and tracked.
    if !unsafe { finalize::<C>(py, object) } {
        return;
    }
    // SAFETY: a class with the collector's flag; untracking twice does nothing.
    unsafe { ffi::PyObject_GC_UnTrack(object.cast()) };
    // SAFETY: as above, and the instance is still whole.
    unsafe { clear_weakrefs::<C>(object) };
    // SAFETY: untracked now; CPython deallocates an instance once, and this is the last of it.
    unsafe { trashcan::dispose(py, object, end::<C>) };
}

/// Calls the `__del__` of a base; whether the instance is to be deallocated still.
///
/// # Safety
///
/// As [`native_base::finalize`].
#[inline]
unsafe fn finalize<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) -> bool {
    // SAFETY: forwarded from this function's contract.
    C::Base::END.is_some() || unsafe { native_base::finalize(py, object) }
}

/// Lets go of what refers to the instance weakly.
///
/// # Safety
///
/// `object` is an instance of `C`.
#[inline]
unsafe fn clear_weakrefs<C: PyClass>(object: *mut ffi::PyObject) {
    if const { C::DESCRIPTOR.weakref || C::Base::HAS_WEAKREFS } {
        // SAFETY: the class has a list of weak references.
        unsafe { ffi::PyObject_ClearWeakRefs(object) };
    }
}

/// The end itself: values, memory, and the instance's reference to its type.
///
/// # Safety
///
/// As [`trashcan::End`].
#[inline]
unsafe fn end<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
    if const { needs_drop::<C>() } {
        // SAFETY: forwarded from this function's contract.
        unsafe { drop_guarded::<C>(py, object) };
    }
    // SAFETY: the instance is alive until it is freed below.
    let class = unsafe { ffi::Py_TYPE(object) };
    if !keeps_memory::<C>(py, object, class) {
        // SAFETY: the values are dropped; for the rest, forwarded from this function's contract.
        unsafe { free_chain::<C>(py, object) };
    }
    // SAFETY: each instance of a heap type owns a reference to it.
    unsafe { ffi::Py_DECREF(class.cast()) };
}

/// Whether the memory of an instance is kept for the next one: where its class is exactly `C`, and was allocated as such.
///
/// What the collector has before the header it leaves as it was when the instance was made, but for the mark that a
/// `__del__` has run, which would keep that of the next instance from running.
#[inline]
fn keeps_memory<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject, class: *mut ffi::PyTypeObject) -> bool {
    let most = C::DESCRIPTOR.freelist;
    if most == 0 || layout::end::<C>().is_none() || !const { layout::is_bare::<C>() } {
        return false;
    }
    // SAFETY: an instance of a class with the collector's flag.
    if build::is_collected::<C>() && unsafe { ffi::PyObject_GC_IsFinalized(object) } != 0 {
        return false;
    }
    C::cell().free(py, class.cast()).is_some_and(|free| free.keep(object, most))
}

/// Whether dropping the values of the chain does anything.
pub(super) const fn needs_drop<C: PyClass>() -> bool {
    // What a type of Python's own does with an instance at its end may look at it: then it must have no value.
    C::Base::END.is_none() || std::mem::needs_drop::<C>() || C::Base::NEEDS_DROP
}

/// Drops the values with the thread's exception put aside; a panic is reported and does not go further.
///
/// # Safety
///
/// `object` is an instance of `C` that nobody refers to any more, and its values are dropped only here.
unsafe fn drop_guarded<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
    // SAFETY: forwarded from this function's contract.
    let instance: Borrowed<'_, '_, C> = unsafe { Borrowed::from_ptr_unchecked(py, object) };
    if !layout::has_value(instance) {
        return;
    }
    if const { C::Base::END.is_none() } {
        // SAFETY: nobody borrows an instance that nobody refers to; the values are dropped below.
        unsafe { layout::forget::<C>(object) };
    }
    let raised = crate::raw::errors::occurred(py).then(|| crate::raw::errors::take(py)).flatten();
    // SAFETY: the values were written; for the rest, forwarded from this function's contract.
    unsafe { drop_chain::<C>(py, object) };
    if let Some(raised) = raised {
        crate::raw::errors::raise(raised, py);
    }
}

/// Drops the value of the class, then those of its bases.
///
/// # Safety
///
/// As [`layout::drop_value`], for all values of the chain.
pub(super) unsafe fn drop_chain<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
    if std::mem::needs_drop::<C>() && can_drop::<C>(py, object) {
        let dropped = catch(|| {
            // SAFETY: forwarded from this function's contract.
            unsafe { layout::drop_value::<C>(object) };
            Ok(())
        });
        if let Err(error) = dropped {
            error.write_unraisable(py, None);
        }
    }
    // SAFETY: forwarded from this function's contract.
    unsafe { C::Base::drop_values(py, object) };
}

/// Whether this thread may drop the value of the class; otherwise says that it is leaked.
fn can_drop<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) -> bool {
    if !C::DESCRIPTOR.unsendable {
        return true;
    }
    // SAFETY: the values were written, since they are being dropped.
    let elsewhere = unsafe { layout::is_elsewhere::<C>(object) };
    if elsewhere {
        let name = std::any::type_name::<C>();
        let text = format!("{name} is unsendable, but is being dropped on another thread");
        PyRuntimeError::new_err(text).write_unraisable(py, None);
    }
    !elsewhere
}

/// Frees the instance, and the `__dict__` that classes of the chain gave it.
///
/// # Safety
///
/// `object` is an instance of `C` without values, which nobody refers to any more.
pub(super) unsafe fn free_chain<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
    if let Some(place) = dict::<C>() {
        // SAFETY: the class has a `__dict__` pointer at this place, which owns its reference.
        unsafe { ffi::Py_CLEAR(object.cast::<u8>().add(place).cast()) };
    }
    // SAFETY: an instance of the class is one of its base; for the rest, forwarded from this function's contract.
    unsafe { C::Base::free::<C>(py, object) };
}

/// Where the class adds a `__dict__` to its instances, if it does.
#[inline]
pub(super) fn dict<C: PyClass>() -> Option<usize> {
    if !const { layout::has_words::<C>() } {
        return None;
    }
    C::cell().made().and_then(|made| made.places.dict)
}
