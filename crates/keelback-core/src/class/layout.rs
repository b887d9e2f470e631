//! Where an instance's value lies: behind what the base class has of the instance.
//!
//! A class whose chain of bases ends at `object` knows its offset when it is compiled, but for the size of the header (16
//! bytes, 32 without the GIL): two constants and one load. Over a type of Python's own the offset is that type's
//! `__basicsize__`, read when the class is made. A value is never of size zero: CPython would let Python code turn an
//! instance of another class into one of ours by assigning `__class__` or `__bases__`.

use std::cell::UnsafeCell;

use crate::class::base::ClassBase;
use crate::class::flag::Flag;
use crate::class::thread_id::ThreadId;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::prelude::*;
use crate::pyclass::{PyClass, PyClassImpl};
use crate::raw::class_type;
use crate::types::PyType;

mod borrowing;
mod home;
mod presence;

pub(crate) use borrowing::{exclude, share, try_exclude, try_share};
pub(crate) use home::{assert_here, elsewhere, is_elsewhere, is_here, is_unsendable};
pub(crate) use presence::{NO_VALUE, forget, has_value, was_written};

use home::thread;
use presence::{has_mark, mark};

/// What a class adds to the instances of its base.
#[repr(C)]
struct Payload<C: PyClass> {
    value: UnsafeCell<C>,
    flag: OwnFlag<C>,
}

/// The borrow flag of an instance: that of the base nearest to `object` that has one, else that of the class.
pub(crate) type FlagOf<C> = <BaseFlag<C> as Flag>::Or<<C as PyClassImpl>::Flag>;
/// The flag that the class adds: none where its base has one.
type OwnFlag<C> = <BaseFlag<C> as Flag>::Added<<C as PyClassImpl>::Flag>;
type BaseFlag<C> = <<C as PyClassImpl>::Base as ClassBase>::Flag;

/// The largest alignment that CPython's allocator gives.
const MOST_ALIGNED: usize = 2 * size_of::<usize>();

/// The least room that a value takes, so that no two classes have the same layout by accident.
const LEAST: usize = 8;

const WORD: usize = size_of::<usize>();

#[inline]
const fn align_up(size: usize, align: usize) -> usize {
    (size + align - 1) & !(align - 1)
}

/// Sizes and places of a class's instances, in bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Places {
    /// Where the value begins.
    pub(crate) offset: usize,
    /// `tp_basicsize`.
    pub(crate) size: usize,
    /// Where the pointer to `__dict__` is, if the class adds one.
    pub(crate) dict: Option<usize>,
    /// Where the list of weak references is, if the class adds one.
    pub(crate) weakrefs: Option<usize>,
}

/// The room that the value, the flag and the mark take.
const fn room<C: PyClass>() -> usize {
    let mark = if has_mark::<C>() { WORD } else { 0 };
    let thread = if C::DESCRIPTOR.unsendable { size_of::<ThreadId>() } else { 0 };
    payload_room::<C>() + mark + thread
}

/// The room that the value and the flag take.
const fn payload_room<C: PyClass>() -> usize {
    let payload = size_of::<Payload<C>>();
    align_up(if payload < LEAST { LEAST } else { payload }, WORD)
}

/// Where the value begins, in bytes behind the header, if that is known when the extension is compiled.
const fn place<C: PyClass>() -> Option<usize> {
    assert!(align_of::<Payload<C>>() <= MOST_ALIGNED, "Python's allocator aligns to two words at most");
    assert!(
        FlagOf::<C>::WAITS || !<C as PyClassImpl>::Flag::WAITS,
        "an instance has one lock, that of its base: put `lock` on the class that this one extends"
    );
    match C::Base::END {
        Some(end) => Some(align_up(end, align_of::<Payload<C>>())),
        None => None,
    }
}

/// Where an instance ends, in bytes behind the header, if that is known when the extension is compiled.
pub(crate) const fn end<C: PyClass>() -> Option<usize> {
    let words = adds_dict::<C>() as usize + adds_weakrefs::<C>() as usize;
    match place::<C>() {
        Some(place) => Some(place + room::<C>() + WORD * words),
        None => None,
    }
}

const fn adds_dict<C: PyClass>() -> bool {
    C::DESCRIPTOR.dict && !C::Base::HAS_DICT
}

const fn adds_weakrefs<C: PyClass>() -> bool {
    C::DESCRIPTOR.weakref && !C::Base::HAS_WEAKREFS
}

/// Whether an instance has words behind the value that [`Places`] says more of.
pub(crate) const fn has_words<C: PyClass>() -> bool {
    adds_dict::<C>() || adds_weakrefs::<C>()
}

/// Whether instances have nothing but values, marks and flags, all of which are written with the values.
pub(crate) const fn is_bare<C: PyClass>() -> bool {
    let dict = C::DESCRIPTOR.dict || C::Base::HAS_DICT;
    !dict && !C::DESCRIPTOR.weakref && !C::Base::HAS_WEAKREFS
}

/// How the instances of `C` are laid out.
///
/// # Errors
///
/// `TypeError` if the instances of the base have no end where a value could begin.
pub(crate) fn places<C: PyClass>(base: &Bound<'_, PyType>) -> PyResult<Places> {
    let (offset, has_dict, has_weakrefs) = match const { place::<C>() } {
        Some(place) => (ffi::layout().header + place, false, false),
        None => {
            let sizes = class_type::sizes(base)?;
            sizes.refuse_items(base, C::NAME)?;
            class_type::refuse_made_by_python(base, C::Base::IS_OURS, C::NAME)?;
            (align_up(sizes.basic, align_of::<Payload<C>>()), sizes.dict != 0, sizes.weaklist != 0)
        }
    };
    let mut size = offset + room::<C>();
    let mut place = |wanted: bool| {
        wanted.then(|| {
            let place = size;
            size += WORD;
            place
        })
    };
    let dict = place(adds_dict::<C>() && !has_dict);
    let weakrefs = place(adds_weakrefs::<C>() && !has_weakrefs);
    Ok(Places { offset, size, dict, weakrefs })
}

/// The size of an instance of exactly `C`, if that is known when the extension is compiled.
#[inline]
pub(crate) fn size<C: PyClass>() -> Option<usize> {
    const { end::<C>() }.map(|end| ffi::layout().header + end)
}

/// Where the value of an instance of `C` begins.
#[inline]
pub(crate) fn offset<C: PyClass>() -> usize {
    match const { place::<C>() } {
        Some(place) => ffi::layout().header + place,
        None => C::cell().offset(),
    }
}

#[inline]
fn payload<C: PyClass>(object: *mut ffi::PyObject) -> *mut Payload<C> {
    object.cast::<u8>().wrapping_add(offset::<C>()).cast()
}

/// The value of an instance.
#[inline]
pub(crate) fn value<'a, C: PyClass>(object: Borrowed<'a, '_, C>) -> &'a UnsafeCell<C> {
    // SAFETY: the object is a live instance of `C` (the handle's invariant), which has room for a payload; whoever looks
    // inside has asked the flag or `has_value`.
    unsafe { &(*payload::<C>(object.as_ptr())).value }
}

/// Where the borrow flag of an instance is.
#[inline]
pub(crate) fn flag_place<C: PyClass>(object: *mut ffi::PyObject) -> *const FlagOf<C> {
    if const { OwnFlag::<C>::TELLS } {
        payload::<C>(object).wrapping_byte_add(std::mem::offset_of!(Payload<C>, flag)).cast_const().cast()
    } else {
        C::Base::flag(object).cast()
    }
}

/// The borrow flag of an instance.
#[inline]
pub(crate) fn flag<'a, C: PyClass>(object: Borrowed<'a, '_, C>) -> &'a FlagOf<C> {
    // SAFETY: the object is a live instance, and this is where it has a flag, which may be all zero; or the flag has no
    // size.
    unsafe { &*flag_place::<C>(object.as_ptr()) }
}

/// Writes the value of a new instance.
///
/// # Safety
///
/// `object` is a new instance of `C` or of a class derived from it, whose value was not written before.
#[inline]
pub(crate) unsafe fn write<C: PyClass>(object: *mut ffi::PyObject, value: C) {
    let payload = payload::<C>(object);
    // SAFETY: the instance has room for the payload at this offset (`places`), and nothing is in it yet.
    unsafe { payload.write(Payload { value: UnsafeCell::new(value), flag: OwnFlag::<C>::FREE }) };
    if const { has_mark::<C>() } {
        // SAFETY: the instance has room for the word too.
        unsafe { mark::<C>(object).write(1) };
    }
    if C::DESCRIPTOR.unsendable {
        // SAFETY: the instance has room for the number too.
        unsafe { thread::<C>(object).write_unaligned(ThreadId::current()) };
    }
}

/// Drops the value of an instance that is being deallocated.
///
/// # Safety
///
/// `object` is an instance of `C` that nobody refers to any more, whose value was written and is dropped only here.
#[inline]
pub(crate) unsafe fn drop_value<C: PyClass>(object: *mut ffi::PyObject) {
    // SAFETY: the value was written, and forwarded from this function's contract.
    unsafe { std::ptr::drop_in_place(payload::<C>(object)) };
}
