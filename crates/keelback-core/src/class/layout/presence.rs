//! Whether an instance has a value.

use super::{OwnFlag, flag_place, offset, payload_room};
use crate::class::base::ClassBase;
use crate::class::flag::Flag;
use crate::ffi;
use crate::instance::Borrowed;
use crate::pyclass::PyClass;

/// What is said of an instance that has no value.
pub(crate) const NO_VALUE: &str = "The instance has no value: the constructor of its class did not run";

/// Whether instances have a word behind the payload that says that there is a value.
///
/// One class of a chain tells: all values are written at once. The first that is ours has to, if Python code can make an
/// instance without its constructor ([`has_value`]) and it has no flag to tell.
pub(super) const fn has_mark<C: PyClass>() -> bool {
    let can_be_empty = C::DESCRIPTOR.subclass || C::Base::END.is_none();
    can_be_empty && !C::Base::IS_OURS && !OwnFlag::<C>::TELLS
}

pub(super) fn mark<C: PyClass>(object: *mut ffi::PyObject) -> *mut usize {
    object.cast::<u8>().wrapping_add(offset::<C>() + payload_room::<C>()).cast()
}

/// Whether a constructor made the instance.
///
/// Once Python code has put another `__new__` into a class, `object.__new__` makes instances of the classes derived from
/// it (CPython takes the class for one that was written in Python), and so does the `__new__` of a type of Python's own.
/// Such an instance is all zero, as is one whose making is not finished. For a class over `object` itself its `tp_alloc`
/// refuses.
#[inline]
pub(crate) fn has_value<C: PyClass>(object: Borrowed<'_, '_, C>) -> bool {
    // SAFETY: a live instance (the handle's invariant).
    unsafe { was_written::<C>(object.as_ptr()) }
}

/// As [`has_value`].
///
/// # Safety
///
/// `object` is a live instance of `C`.
#[inline]
pub(crate) unsafe fn was_written<C: PyClass>(object: *mut ffi::PyObject) -> bool {
    if const { OwnFlag::<C>::TELLS } {
        // SAFETY: instances of the class have the flag, zero or written with the value.
        unsafe { &*flag_place::<C>(object) }.is_written()
    } else if const { has_mark::<C>() } {
        // SAFETY: instances of the class have the word, zero or written with the value.
        unsafe { *mark::<C>(object) != 0 }
    } else {
        // SAFETY: an instance of the class is one of its base.
        unsafe { C::Base::has_value(object) }
    }
}

/// Makes an instance one without a value.
///
/// # Safety
///
/// `object` is a live instance of `C` that nobody borrows, and whose values are dropped by the caller.
pub(crate) unsafe fn forget<C: PyClass>(object: *mut ffi::PyObject) {
    if const { OwnFlag::<C>::TELLS } {
        // SAFETY: instances of the class have the flag.
        unsafe { &*flag_place::<C>(object) }.forget();
    } else if const { has_mark::<C>() } {
        // SAFETY: instances of the class have the word.
        unsafe { mark::<C>(object).write(0) };
    }
    // SAFETY: an instance of the class is one of its base; for the rest, forwarded from this function's contract.
    unsafe { C::Base::forget_value(object) };
}
