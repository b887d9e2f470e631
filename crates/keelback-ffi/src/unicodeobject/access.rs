//! A string's characters, read inline where the layout is known
//! ([PEP 393](https://peps.python.org/pep-0393/)).

use core::ffi::{c_int, c_uint, c_void};
use core::sync::atomic::{AtomicU32, Ordering};

use crate::{Layout, Py_UCS4, Py_ssize_t, PyObject, layout};

/// Characters below 0x100.
pub const PyUnicode_1BYTE_KIND: c_uint = 1;
/// Characters below 0x10000.
pub const PyUnicode_2BYTE_KIND: c_uint = 2;
/// Any characters.
pub const PyUnicode_4BYTE_KIND: c_uint = 4;

/// U+FFFD, which stands for what cannot be decoded.
pub const Py_UNICODE_REPLACEMENT_CHARACTER: Py_UCS4 = 0xFFFD;

/// The word with the kind and the flags.
///
/// # Safety
///
/// `object` is a live string and the layout knows where the word lies.
#[inline(always)]
unsafe fn state(object: *mut PyObject, offset: usize) -> u32 {
    let word = object.cast::<u8>().wrapping_add(offset).cast::<u32>();
    // SAFETY: it lies in the object. Without the GIL another thread may intern the string, which
    // changes other bits of the word.
    unsafe { AtomicU32::from_ptr(word) }.load(Ordering::Relaxed)
}

/// The bytes of a compact ASCII string, borrowed from it, read inline; `None` says that it is not
/// known to be one.
///
/// # Safety
///
/// `object` is a live `str` or an instance of a subclass.
#[inline]
pub unsafe fn unicode_ascii(object: *mut PyObject) -> Option<(*const u8, usize)> {
    // SAFETY: the caller's contract.
    unsafe { ascii(layout(), object) }
}

/// [`unicode_ascii`] of any object; `None` also if its type is not exactly `str`.
///
/// # Safety
///
/// `object` is live, and `layout` is the running Python's, or a copy.
#[inline]
pub unsafe fn unicode_exact_ascii(layout: &Layout, object: *mut PyObject) -> Option<(*const u8, usize)> {
    if layout.ascii_data == 0 {
        return None;
    }
    // SAFETY: the layout is known: an object has its header.
    if unsafe { crate::object::last_of_header(object, layout.header) } != crate::PyUnicode_Type() {
        return None;
    }
    // SAFETY: it is a `str`.
    unsafe { ascii(layout, object) }
}

/// [`unicode_ascii`] by a given layout.
///
/// # Safety
///
/// `object` is a live `str`, laid out as `layout` says.
#[inline(always)]
unsafe fn ascii(layout: &Layout, object: *mut PyObject) -> Option<(*const u8, usize)> {
    if layout.ascii_data == 0 {
        return None;
    }
    // SAFETY: the caller's contract, and the layout is known.
    let state = unsafe { state(object, layout.ascii_state) };
    if state & layout.ascii_mask != layout.ascii_mask {
        return None;
    }
    // SAFETY: the length is the word behind the header.
    let length = unsafe { object.byte_add(layout.header).cast::<usize>().read() };
    Some((object.cast::<u8>().wrapping_add(layout.ascii_data), length))
}

/// The characters of a compact string: where, how many bytes each has, and how many there are;
/// `None` says that they must be asked for.
///
/// # Safety
///
/// `object` is a live `str` or an instance of a subclass.
#[inline]
pub unsafe fn unicode_compact(object: *mut PyObject) -> Option<(*mut c_void, c_uint, usize)> {
    let layout = layout();
    if layout.ascii_data == 0 {
        return None;
    }
    // SAFETY: the caller's contract, and the layout is known.
    let state = unsafe { state(object, layout.ascii_state) };
    let compact = layout.ascii_mask & (layout.ascii_mask >> 1);
    if state & compact == 0 {
        return None;
    }
    // SAFETY: the length is the word behind the header.
    let length = unsafe { object.byte_add(layout.header).cast::<usize>().read() };
    let kind = (state >> (layout.ascii_mask.trailing_zeros() - 3)) & 7;
    let data =
        if state & layout.ascii_mask == layout.ascii_mask { layout.ascii_data } else { layout.unicode_data };
    Some((object.cast::<c_void>().wrapping_byte_add(data), kind, length))
}

/// How many bytes a character has; 0 where that cannot be told.
///
/// # Safety
///
/// `object` is a live `str` and the thread is attached.
#[inline]
pub unsafe fn PyUnicode_KIND(object: *mut PyObject) -> c_uint {
    // SAFETY: the caller's contract.
    if let Some((_, kind, _)) = unsafe { unicode_compact(object) } {
        return kind;
    }
    match super::exported::optional::PyUnicode_KIND() {
        // SAFETY: the caller's contract.
        Some(function) => unsafe { function(object) as c_uint },
        // SAFETY: the caller's contract.
        None => unsafe { legacy(object) }.map_or(0, |(_, kind)| kind),
    }
}

/// The characters; null where they cannot be had.
///
/// # Safety
///
/// `object` is a live `str` and the thread is attached.
#[inline]
pub unsafe fn PyUnicode_DATA(object: *mut PyObject) -> *mut c_void {
    // SAFETY: the caller's contract.
    if let Some((data, _, _)) = unsafe { unicode_compact(object) } {
        return data;
    }
    match super::exported::optional::PyUnicode_DATA() {
        // SAFETY: the caller's contract.
        Some(function) => unsafe { function(object) },
        // SAFETY: the caller's contract.
        None => unsafe { legacy(object) }.map_or(core::ptr::null_mut(), |(data, _)| data),
    }
}

/// The data and the kind of a string that is not compact: an instance of a subclass.
///
/// # Safety
///
/// `object` is a live `str` and the thread is attached.
unsafe fn legacy(object: *mut PyObject) -> Option<(*mut c_void, c_uint)> {
    let layout = layout();
    if layout.unicode_data == 0 {
        return None;
    }
    // SAFETY: the layout is known: the pointer lies where a compact string's characters would.
    let data = unsafe { object.byte_add(layout.unicode_data).cast::<*mut c_void>().read() };
    // SAFETY: as above.
    let state = unsafe { state(object, layout.ascii_state) };
    Some((data, (state >> (layout.ascii_mask.trailing_zeros() - 3)) & 7))
}

/// The number of characters.
///
/// # Safety
///
/// `object` is a live `str` and the thread is attached.
#[inline]
pub unsafe fn PyUnicode_GET_LENGTH(object: *mut PyObject) -> Py_ssize_t {
    // SAFETY: the caller's contract.
    unsafe { crate::PyUnicode_GetLength(object) }
}

/// The character at `index`.
///
/// # Safety
///
/// `object` is a live `str` with such a character, and the thread is attached.
#[inline]
pub unsafe fn PyUnicode_READ_CHAR(object: *mut PyObject, index: Py_ssize_t) -> Py_UCS4 {
    // SAFETY: the caller's contract.
    unsafe { crate::PyUnicode_ReadChar(object, index) }
}

/// Whether all characters are ASCII, of a string that is not an instance of a subclass.
///
/// # Safety
///
/// `object` is a live `str` and the thread is attached.
#[inline]
pub unsafe fn PyUnicode_IS_COMPACT_ASCII(object: *mut PyObject) -> c_uint {
    // SAFETY: the caller's contract.
    unsafe { unicode_ascii(object) }.is_some().into()
}

/// Whether the characters of a string are there already; the other answer is only given before Python 3.12.
///
/// # Safety
///
/// `object` is a live `str`.
unsafe fn is_ready(object: *mut PyObject) -> bool {
    let layout = layout();
    // The flag stands above the one that says "ASCII".
    let ready = (layout.ascii_mask << 1) & !layout.ascii_mask;
    // SAFETY: the caller's contract; where the word lies is known.
    layout.ascii_data != 0 && unsafe { state(object, layout.ascii_state) } & ready != 0
}

/// Makes the characters of a string accessible, which they are from Python 3.12 on.
///
/// # Safety
///
/// `object` is a live `str` and the thread is attached.
#[inline]
pub unsafe fn PyUnicode_READY(object: *mut PyObject) -> c_int {
    match super::optional::_PyUnicode_Ready() {
        // SAFETY: the caller's contract.
        Some(function) if !unsafe { is_ready(object) } => {
            // SAFETY: the caller's contract; a string that is ready must not be made so again, and this one is not.
            unsafe { function(object) }
        }
        _ => 0,
    }
}

/// Whether all characters are ASCII.
///
/// # Safety
///
/// `object` is a live `str` and the thread is attached.
#[inline]
pub unsafe fn PyUnicode_IS_ASCII(object: *mut PyObject) -> c_uint {
    // SAFETY: the caller's contract.
    match unsafe { unicode_ascii(object) } {
        Some(_) => 1,
        // SAFETY: the caller's contract.
        None => unsafe { all_ascii(object) }.into(),
    }
}

/// Looks at the characters.
///
/// # Safety
///
/// `object` is a live `str` and the thread is attached.
unsafe fn all_ascii(object: *mut PyObject) -> bool {
    let mut length = 0;
    // SAFETY: the caller's contract.
    let text = unsafe { crate::PyUnicode_AsUTF8AndSize(object, &mut length) };
    if text.is_null() {
        // SAFETY: attached. Lone surrogates have no UTF-8, and are not ASCII.
        unsafe { crate::PyErr_Clear() };
        return false;
    }
    // SAFETY: the bytes live as long as the string.
    unsafe { core::slice::from_raw_parts(text.cast::<u8>(), length as usize) }.is_ascii()
}

/// Whether the characters follow the string's fields.
///
/// # Safety
///
/// `object` is a live `str` and the thread is attached.
#[inline]
pub unsafe fn PyUnicode_IS_COMPACT(object: *mut PyObject) -> c_uint {
    // SAFETY: the caller's contract.
    unsafe { unicode_compact(object) }.is_some().into()
}

/// The characters of a string whose kind is 1.
///
/// # Safety
///
/// As [`PyUnicode_DATA`].
#[inline]
pub unsafe fn PyUnicode_1BYTE_DATA(object: *mut PyObject) -> *mut crate::Py_UCS1 {
    // SAFETY: the caller's contract.
    unsafe { PyUnicode_DATA(object) }.cast()
}

/// The characters of a string whose kind is 2.
///
/// # Safety
///
/// As [`PyUnicode_DATA`].
#[inline]
pub unsafe fn PyUnicode_2BYTE_DATA(object: *mut PyObject) -> *mut crate::Py_UCS2 {
    // SAFETY: the caller's contract.
    unsafe { PyUnicode_DATA(object) }.cast()
}

/// The characters of a string whose kind is 4.
///
/// # Safety
///
/// As [`PyUnicode_DATA`].
#[inline]
pub unsafe fn PyUnicode_4BYTE_DATA(object: *mut PyObject) -> *mut Py_UCS4 {
    // SAFETY: the caller's contract.
    unsafe { PyUnicode_DATA(object) }.cast()
}

/// The hash of a string if it has been computed, else -1.
///
/// # Safety
///
/// `object` is a live `str`.
#[inline]
pub unsafe fn PyUnstable_Unicode_GET_CACHED_HASH(object: *mut PyObject) -> crate::Py_hash_t {
    let layout = layout();
    if layout.ascii_data == 0 {
        return -1;
    }
    let word = object.cast::<u8>().wrapping_add(layout.header + size_of::<usize>());
    // SAFETY: the hash is the word behind the length. Without the GIL another thread may be
    // writing it.
    let word = unsafe { core::sync::atomic::AtomicIsize::from_ptr(word.cast()) };
    word.load(Ordering::Relaxed)
}
