//! Where an instance's value lies: behind what the base class has of the instance.
//!
//! A class whose chain of bases ends at `object` knows its offset when it is compiled, but for the size of the header (16
//! bytes, 32 without the GIL): two constants and one load. Over a type of Python's own the offset is that type's
//! `__basicsize__`, read when the class is made. A value is never of size zero: CPython would let Python code turn an
//! instance of another class into one of ours by assigning `__class__` or `__bases__`.

use std::cell::UnsafeCell;

use crate::class::base::ClassBase;
use crate::class::flag::{Caller, Flag, Refusal};
use crate::class::thread_id::ThreadId;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::prelude::*;
use crate::pyclass::{PyClass, PyClassImpl};
use crate::raw::class_type;
use crate::types::PyType;

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

/// What is said of an instance that has no value.
pub(crate) const NO_VALUE: &str = "The instance has no value: the constructor of its class did not run";

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

/// Whether instances stay with the thread that made them.
pub(crate) const fn is_unsendable<C: PyClass>() -> bool {
    C::DESCRIPTOR.unsendable || C::Base::UNSENDABLE
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

/// Whether instances have a word behind the payload that says that there is a value.
///
/// One class of a chain tells: all values are written at once. The first that is ours has to, if Python code can make an
/// instance without its constructor ([`has_value`]) and it has no flag to tell.
const fn has_mark<C: PyClass>() -> bool {
    let can_be_empty = C::DESCRIPTOR.subclass || C::Base::END.is_none();
    can_be_empty && !C::Base::IS_OURS && !OwnFlag::<C>::TELLS
}

fn mark<C: PyClass>(object: *mut ffi::PyObject) -> *mut usize {
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

/// Where the number of the thread is that made an instance of an `unsendable` class.
fn thread<C: PyClass>(object: *mut ffi::PyObject) -> *mut ThreadId {
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

/// Begins a shared borrow, unless there is an exclusive one or no value.
#[inline]
pub(crate) fn try_share<C: PyClass>(object: Borrowed<'_, '_, C>) -> bool {
    assert_here(object);
    flag(object).try_share() && (FlagOf::<C>::TELLS || has_value(object))
}

/// Begins the exclusive borrow, unless there is any or no value.
#[inline]
pub(crate) fn try_exclude<C: PyClass>(object: Borrowed<'_, '_, C>) -> bool {
    assert_here(object);
    flag(object).try_exclude()
}

/// Begins a shared borrow; waits for it where the class says so.
///
/// # Errors
///
/// If there is an exclusive borrow that is not waited for, or no value.
#[inline]
pub(crate) fn share<C: PyClass>(object: Borrowed<'_, '_, C>, by: Caller) -> Result<(), Refusal> {
    assert_here(object);
    flag(object).share(object.py(), by)?;
    if !FlagOf::<C>::TELLS && !has_value(object) { Err(Refusal::InUse) } else { Ok(()) }
}

/// Begins the exclusive borrow; waits for it where the class says so.
///
/// # Errors
///
/// If there is a borrow that is not waited for, or no value.
#[inline]
pub(crate) fn exclude<C: PyClass>(object: Borrowed<'_, '_, C>, by: Caller) -> Result<(), Refusal> {
    assert_here(object);
    flag(object).exclude(object.py(), by)
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
