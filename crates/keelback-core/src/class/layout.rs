//! Where an instance's value lies: behind the header of the base class.
//!
//! The header's size is known when the library is loaded (16 bytes, 32 without the GIL), so an offset is two constants
//! and one load. A value is never of size zero: CPython would let Python code turn an instance of another class into
//! one of ours by assigning `__class__` or `__bases__`.

use std::cell::UnsafeCell;

use crate::class::flag::{Caller, Flag, Refusal};
use crate::ffi;
use crate::inspect::PyStaticExpr;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::pyclass::{PyClass, PyClassImpl};
use crate::types::PyAny;

/// What stands behind the header.
#[repr(C)]
struct Payload<C: PyClass> {
    value: UnsafeCell<C>,
    flag: FlagOf<C>,
}

/// The borrow flag of a class.
pub(crate) type FlagOf<C> = <C as PyClassImpl>::Flag;

/// Python types that a class can be built on.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be the base of a class")]
pub trait ClassBase: 'static {
    /// What annotations call it.
    #[doc(hidden)]
    const BASE_HINT: PyStaticExpr = PyStaticExpr::INCOMPLETE;

    /// The type object to derive from; null for `object`.
    #[doc(hidden)]
    fn base_type(py: Python<'_>) -> *mut ffi::PyTypeObject;
}

impl ClassBase for PyAny {
    const BASE_HINT: PyStaticExpr = crate::type_hint_identifier!("builtins", "object");

    #[inline]
    fn base_type(_py: Python<'_>) -> *mut ffi::PyTypeObject {
        std::ptr::null_mut()
    }
}

/// The largest alignment that CPython's allocator gives.
const MOST_ALIGNED: usize = 2 * size_of::<usize>();

/// The least room that a value takes, so that no two classes have the same layout by accident.
const LEAST: usize = 8;

#[inline]
const fn align_up(size: usize, align: usize) -> usize {
    (size + align - 1) & !(align - 1)
}

/// What is said of an instance that has no value.
pub(crate) const NO_VALUE: &str = "The instance has no value: the constructor of its class did not run";

/// Sizes and places of a class's instances, in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Places {
    /// `tp_basicsize`.
    pub(crate) size: usize,
    /// Where the pointer to `__dict__` is, if there is one.
    pub(crate) dict: Option<usize>,
    /// Where the list of weak references is, if there is one.
    pub(crate) weakrefs: Option<usize>,
}

/// Where the value of an instance of `C` begins: right behind the header, which is two words or four, so that it ends
/// where any value may begin.
#[inline]
pub(crate) fn offset<C: PyClass>() -> usize {
    const { assert!(align_of::<Payload<C>>() <= MOST_ALIGNED, "Python's allocator aligns to two words at most") };
    ffi::layout().header
}

/// How the instances of `C` are laid out.
pub(crate) fn places<C: PyClass>() -> Places {
    let word = size_of::<usize>();
    let payload = size_of::<Payload<C>>().max(LEAST);
    let mut size = align_up(offset::<C>() + payload, word) + word * usize::from(has_mark::<C>());
    let mut place = |wanted: bool| {
        wanted.then(|| {
            let place = size;
            size += word;
            place
        })
    };
    let dict = place(C::DESCRIPTOR.dict);
    let weakrefs = place(C::DESCRIPTOR.weakref);
    Places { size, dict, weakrefs }
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

/// The borrow flag of an instance.
#[inline]
pub(crate) fn flag<'a, C: PyClass>(object: Borrowed<'a, '_, C>) -> &'a FlagOf<C> {
    // SAFETY: as for `value`; a flag may be all zero.
    unsafe { &(*payload::<C>(object.as_ptr())).flag }
}

/// Whether instances have a word behind the payload that says that there is a value.
///
/// The classes that need it have no flag to tell, and can be derived from: see [`has_value`].
const fn has_mark<C: PyClass>() -> bool {
    C::DESCRIPTOR.subclass && !FlagOf::<C>::TELLS
}

fn mark<C: PyClass>(object: *mut ffi::PyObject) -> *mut usize {
    let payload = size_of::<Payload<C>>().max(LEAST);
    object.cast::<u8>().wrapping_add(align_up(offset::<C>() + payload, size_of::<usize>())).cast()
}

/// Whether a constructor made the instance.
///
/// Once Python code has put another `__new__` into a class, `object.__new__` makes instances of the classes derived from
/// it (CPython takes the class for one that was written in Python). Such an instance is all zero. For the class itself
/// its `tp_alloc` refuses.
#[inline]
pub(crate) fn has_value<C: PyClass>(object: Borrowed<'_, '_, C>) -> bool {
    if has_mark::<C>() {
        // SAFETY: instances of the class have the word, zero or written with the value.
        unsafe { *mark::<C>(object.as_ptr()) != 0 }
    } else {
        flag(object).is_written()
    }
}

/// Begins a shared borrow, unless there is an exclusive one or no value.
#[inline]
pub(crate) fn try_share<C: PyClass>(object: Borrowed<'_, '_, C>) -> bool {
    flag(object).try_share() && (!has_mark::<C>() || has_value(object))
}

/// Begins the exclusive borrow, unless there is any or no value.
#[inline]
pub(crate) fn try_exclude<C: PyClass>(object: Borrowed<'_, '_, C>) -> bool {
    flag(object).try_exclude()
}

/// Begins a shared borrow; waits for it where the class says so.
///
/// # Errors
///
/// If there is an exclusive borrow that is not waited for, or no value.
#[inline]
pub(crate) fn share<C: PyClass>(object: Borrowed<'_, '_, C>, by: Caller) -> Result<(), Refusal> {
    flag(object).share(object.py(), by)?;
    if has_mark::<C>() && !has_value(object) { Err(Refusal::InUse) } else { Ok(()) }
}

/// Writes the value of a new instance.
///
/// # Safety
///
/// `object` is a new instance of `C` or of a Python class derived from it, whose value was not written before.
#[inline]
pub(crate) unsafe fn write<C: PyClass>(object: *mut ffi::PyObject, value: C) {
    let payload = payload::<C>(object);
    // SAFETY: the instance has room for the payload at this offset (`places`), and nothing is in it yet.
    unsafe { payload.write(Payload { value: UnsafeCell::new(value), flag: FlagOf::<C>::FREE }) };
    if has_mark::<C>() {
        // SAFETY: the instance has room for the word too.
        unsafe { mark::<C>(object).write(1) };
    }
}

/// Drops the value of an instance that is being deallocated.
///
/// # Safety
///
/// `object` is an instance of `C` that nobody refers to any more, and whose value is dropped only here.
#[inline]
pub(crate) unsafe fn drop_value<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
    // SAFETY: forwarded from this function's contract.
    let instance: Borrowed<'_, '_, C> = unsafe { Borrowed::from_ptr_unchecked(py, object) };
    if has_value(instance) {
        // SAFETY: the value was written, and forwarded from this function's contract.
        unsafe { std::ptr::drop_in_place(payload::<C>(object)) };
    }
}
