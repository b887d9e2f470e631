//! The thread that an instance of an `unsendable` class stays with.

use super::{has_value, offset, room};
use crate::class::base::ClassBase;
use crate::class::thread_id::ThreadId;
use crate::ffi;
use crate::instance::Borrowed;
use crate::pyclass::PyClass;

/// Whether instances stay with the thread that made them.
pub(crate) const fn is_unsendable<C: PyClass>() -> bool {
    C::DESCRIPTOR.unsendable || C::Base::UNSENDABLE
}

/// Where the number of the thread is that made an instance of an `unsendable` class.
pub(super) fn thread<C: PyClass>(object: *mut ffi::PyObject) -> *mut ThreadId {
    let end = offset::<C>() + room::<C>();
    object.cast::<u8>().wrapping_add(end - size_of::<ThreadId>()).cast()
}

/// The first class of the chain whose value is of another thread, by its Rust name.
///
/// # Safety
///
/// `object` is a live instance of `C` with values.
pub(crate) unsafe fn elsewhere<C: PyClass>(object: *mut ffi::PyObject) -> Option<&'static str> {
    // SAFETY: forwarded from this function's contract.
    if C::DESCRIPTOR.unsendable && unsafe { is_elsewhere::<C>(object) } {
        return Some(std::any::type_name::<C>());
    }
    // SAFETY: an instance of the class is one of its base.
    unsafe { C::Base::elsewhere(object) }
}

/// Whether the value of an `unsendable` class is of another thread.
///
/// # Safety
///
/// `object` is a live instance of `C` with values.
pub(crate) unsafe fn is_elsewhere<C: PyClass>(object: *mut ffi::PyObject) -> bool {
    // SAFETY: instances of the class have the number, written with the value; it is aligned to a word only.
    unsafe { thread::<C>(object).read_unaligned() != ThreadId::current() }
}

/// Whether the thread may look at the values of an instance.
#[inline]
pub(crate) fn is_here<C: PyClass>(object: Borrowed<'_, '_, C>) -> bool {
    // SAFETY: a live instance (the handle's invariant), with values.
    !is_unsendable::<C>() || !has_value(object) || unsafe { elsewhere::<C>(object.as_ptr()) }.is_none()
}

/// Panics if the values of an instance are of another thread.
#[inline]
#[track_caller]
pub(crate) fn assert_here<C: PyClass>(object: Borrowed<'_, '_, C>) {
    if const { is_unsendable::<C>() } && has_value(object) {
        // SAFETY: a live instance (the handle's invariant), with values.
        if let Some(name) = unsafe { elsewhere::<C>(object.as_ptr()) } {
            panic!("{name} is unsendable, but sent to another thread");
        }
    }
}
