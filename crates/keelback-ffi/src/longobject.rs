//! `longobject.h`.

use crate::prelude::*;
use crate::{Layout, LongLayout, PyLongWriter, layout};

capi! { "longobject.h" =>
    fn PyLong_FromLong(arg1: c_long) -> *mut PyObject;
    fn PyLong_FromUnsignedLong(arg1: c_ulong) -> *mut PyObject;
    fn PyLong_FromSize_t(arg1: usize) -> *mut PyObject;
    fn PyLong_FromSsize_t(arg1: Py_ssize_t) -> *mut PyObject;
    fn PyLong_FromDouble(arg1: c_double) -> *mut PyObject;
    fn PyLong_AsLong(object: *mut PyObject) -> c_long;
    fn PyLong_AsLongAndOverflow(object: *mut PyObject, arg2: *mut c_int) -> c_long;
    fn PyLong_AsSsize_t(object: *mut PyObject) -> Py_ssize_t;
    fn PyLong_AsSize_t(object: *mut PyObject) -> usize;
    fn PyLong_AsUnsignedLong(object: *mut PyObject) -> c_ulong;
    fn PyLong_AsUnsignedLongMask(object: *mut PyObject) -> c_ulong;
    fn PyLong_GetInfo() -> *mut PyObject;
    fn PyLong_AsDouble(object: *mut PyObject) -> c_double;
    fn PyLong_FromVoidPtr(arg1: *mut c_void) -> *mut PyObject;
    fn PyLong_AsVoidPtr(object: *mut PyObject) -> *mut c_void;
    fn PyLong_FromLongLong(arg1: c_longlong) -> *mut PyObject;
    fn PyLong_FromUnsignedLongLong(arg1: c_ulonglong) -> *mut PyObject;
    fn PyLong_AsLongLong(object: *mut PyObject) -> c_longlong;
    fn PyLong_AsUnsignedLongLong(object: *mut PyObject) -> c_ulonglong;
    fn PyLong_AsUnsignedLongLongMask(object: *mut PyObject) -> c_ulonglong;
    fn PyLong_AsLongLongAndOverflow(object: *mut PyObject, arg2: *mut c_int) -> c_longlong;
    fn PyLong_FromString(arg1: *const c_char, arg2: *mut *mut c_char, arg3: c_int) -> *mut PyObject;
    fn PyOS_strtoul(arg1: *const c_char, arg2: *mut *mut c_char, arg3: c_int) -> c_ulong;
    fn PyOS_strtol(arg1: *const c_char, arg2: *mut *mut c_char, arg3: c_int) -> c_long;
    [3.9] fn PyLong_FromUnicodeObject(u: *mut PyObject, base: c_int) -> *mut PyObject => null_mut();
    [3.13] fn PyLong_AsInt(object: *mut PyObject) -> c_int => -1;
    [3.13] fn PyLong_AsNativeBytes(v: *mut PyObject, buffer: *mut c_void, n_bytes: Py_ssize_t, flags: c_int) -> Py_ssize_t => -1;
    [3.13] fn PyLong_FromNativeBytes(buffer: *const c_void, n_bytes: usize, flags: c_int) -> *mut PyObject => null_mut();
    [3.13] fn PyLong_FromUnsignedNativeBytes(buffer: *const c_void, n_bytes: usize, flags: c_int) -> *mut PyObject => null_mut();
    [3.14] fn PyLong_FromInt32(value: i32) -> *mut PyObject => null_mut();
    [3.14] fn PyLong_FromUInt32(value: u32) -> *mut PyObject => null_mut();
    [3.14] fn PyLong_FromInt64(value: i64) -> *mut PyObject => null_mut();
    [3.14] fn PyLong_FromUInt64(value: u64) -> *mut PyObject => null_mut();
    [3.14] fn PyLong_AsInt32(obj: *mut PyObject, value: *mut i32) -> c_int => -1;
    [3.14] fn PyLong_AsUInt32(obj: *mut PyObject, value: *mut u32) -> c_int => -1;
    [3.14] fn PyLong_AsInt64(obj: *mut PyObject, value: *mut i64) -> c_int => -1;
    [3.14] fn PyLong_AsUInt64(obj: *mut PyObject, value: *mut u64) -> c_int => -1;
    [3.14] fn PyLong_IsPositive(obj: *mut PyObject) -> c_int => -1;
    [3.14] fn PyLong_IsNegative(obj: *mut PyObject) -> c_int => -1;
    [3.14] fn PyLong_IsZero(obj: *mut PyObject) -> c_int => -1;
    [3.14] fn PyLong_GetSign(v: *mut PyObject, sign: *mut c_int) -> c_int => -1;
    [3.9] fn _PyLong_AsByteArray(v: *mut PyLongObject, bytes: *mut c_uchar, n: usize, little_endian: c_int, is_signed: c_int, with_exceptions: c_int) -> c_int => -1;
    [3.9] fn _PyLong_FromByteArray(bytes: *const c_uchar, n: usize, little_endian: c_int, is_signed: c_int) -> *mut PyObject => null_mut();
    [3.9] fn _PyLong_NumBits(v: *mut PyObject) -> i64 => -1;
    [3.9] fn _PyLong_Sign(v: *mut PyObject) -> c_int => -1;
    [3.14] fn PyLong_GetNativeLayout() -> *const PyLongLayout => null();
    [3.14] fn PyLong_Export(obj: *mut PyObject, export_long: *mut PyLongExport) -> c_int => -1;
    [3.14] fn PyLong_FreeExport(export_long: *mut PyLongExport);
    [3.14] fn PyLongWriter_Create(negative: c_int, ndigits: Py_ssize_t, digits: *mut *mut c_void) -> *mut PyLongWriter => null_mut();
    [3.14] fn PyLongWriter_Finish(writer: *mut PyLongWriter) -> *mut PyObject => null_mut();
    [3.14] fn PyLongWriter_Discard(writer: *mut PyLongWriter);
}

/// The value of an `int` of at most one digit, read inline; `None` says that it is not known to be
/// one, not that it is not.
///
/// # Safety
///
/// `object` is a live `int` or an instance of a subclass.
#[inline]
pub unsafe fn long_compact_value(object: *mut PyObject) -> Option<isize> {
    // SAFETY: the caller's contract; `load` has tried the layout.
    unsafe { compact(layout().long, object) }
}

/// [`long_compact_value`] of any object; `None` also if its type is not exactly `int`.
///
/// # Safety
///
/// `object` is live, and `layout` is the running Python's, or a copy.
#[inline]
pub unsafe fn long_exact_value(layout: &Layout, object: *mut PyObject) -> Option<isize> {
    let long = layout.long;
    let (LongLayout::Tagged { tag: header, .. } | LongLayout::Signed { size: header, .. }) = long else {
        return None;
    };
    // SAFETY: the layout is known: an object has its header.
    if unsafe { crate::object::last_of_header(object, header) } != crate::PyLong_Type() {
        return None;
    }
    // SAFETY: it is an `int`; `load` has tried the layout.
    unsafe { compact(long, object) }
}

/// [`long_compact_value`] by a given layout.
///
/// # Safety
///
/// `object` is a live `int`, laid out as `long` says.
#[inline(always)]
pub(crate) unsafe fn compact(long: LongLayout, object: *mut PyObject) -> Option<isize> {
    match long {
        LongLayout::Tagged { tag, digits } => {
            // SAFETY: the tag is the word behind the header.
            let tag = unsafe { object.byte_add(tag).cast::<usize>().read() };
            if tag >= 16 {
                return None;
            }
            // SAFETY: from 3.12 on, zero has a digit too.
            let digit = unsafe { first_digit(object, digits) };
            Some((1 - (tag & 3) as isize) * digit)
        }
        LongLayout::Signed { size, digits } => {
            // SAFETY: the size is the word behind the header.
            let size = unsafe { object.byte_add(size).cast::<isize>().read() };
            match size {
                0 => Some(0),
                // SAFETY: there is one digit.
                -1 | 1 => Some(size * unsafe { first_digit(object, digits) }),
                _ => None,
            }
        }
        LongLayout::Functions => None,
    }
}

/// The first digit.
///
/// # Safety
///
/// It lies at `offset`.
#[inline(always)]
unsafe fn first_digit(object: *mut PyObject, offset: usize) -> isize {
    // SAFETY: a digit of 30 bits is kept in 32.
    unsafe { object.byte_add(offset).cast::<u32>().read() as isize }
}

/// How CPython lays the digits of an `int` out.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyLongLayout {
    /// Bits per digit: 30 or 15.
    pub bits_per_digit: u8,
    /// Bytes per digit.
    pub digit_size: u8,
    /// -1: the least significant digit comes first.
    pub digits_order: i8,
    /// -1: little-endian digits.
    pub digit_endianness: i8,
}

/// An `int` as a number, or as digits.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyLongExport {
    /// The value, if `digits` is null.
    pub value: i64,
    /// Whether it is negative.
    pub negative: u8,
    /// How many digits there are.
    pub ndigits: Py_ssize_t,
    /// The digits, least significant first.
    pub digits: *const c_void,
    _reserved: usize,
}

/// As `PyLong_AsNativeBytes` does by default.
pub const Py_ASNATIVEBYTES_DEFAULTS: c_int = -1;
/// Most significant byte first.
pub const Py_ASNATIVEBYTES_BIG_ENDIAN: c_int = 0;
/// Least significant byte first.
pub const Py_ASNATIVEBYTES_LITTLE_ENDIAN: c_int = 1;
/// As the machine does.
pub const Py_ASNATIVEBYTES_NATIVE_ENDIAN: c_int = 3;
/// The buffer has no sign bit.
pub const Py_ASNATIVEBYTES_UNSIGNED_BUFFER: c_int = 4;
/// Negative numbers are refused.
pub const Py_ASNATIVEBYTES_REJECT_NEGATIVE: c_int = 8;
/// `__index__` is called.
pub const Py_ASNATIVEBYTES_ALLOW_INDEX: c_int = 16;
