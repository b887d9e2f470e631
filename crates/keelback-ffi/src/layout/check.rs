//! Tries a layout on objects whose contents are known, and drops what does not fit.

use core::ffi::{c_char, c_ulong, c_void};
use core::mem::offset_of;

use super::{Layout, LongLayout};
use crate::{
    Py_DecRef, Py_IncRef, Py_ssize_t, PyBytes_FromStringAndSize, PyErr_Clear, PyFloat_FromDouble, PyList_New,
    PyList_SetItem, PyLong_FromLongLong, PyObject, PyTuple_New, PyTuple_SetItem, PyType_GetFlags, PyTypeObject,
    PyUnicode_FromStringAndSize,
};

/// A new reference, given up at the end.
struct Owned(*mut PyObject);

impl Owned {
    /// Reads the word at `offset`, or zero of no object.
    fn read<T: Copy + Default>(&self, offset: usize) -> T {
        if self.0.is_null() {
            return T::default();
        }
        // SAFETY: each caller reads inside of what the object has at least: the layouts put
        // nothing further than 80 bytes, and smaller objects are only asked for their headers.
        unsafe { self.0.byte_add(offset).cast::<T>().read_unaligned() }
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: a reference of ours, or null; the thread is attached while a check runs.
        unsafe { Py_DecRef(self.0) };
    }
}

fn text(bytes: &[u8]) -> Owned {
    // SAFETY: valid UTF-8 of that length; attached.
    let object = unsafe { PyUnicode_FromStringAndSize(bytes.as_ptr().cast::<c_char>(), bytes.len() as Py_ssize_t) };
    Owned(object)
}

fn int(value: i64) -> Owned {
    // SAFETY: attached.
    Owned(unsafe { PyLong_FromLongLong(value) })
}

fn none() -> Owned {
    let none = crate::Py_None();
    // SAFETY: `None` is live.
    unsafe { Py_IncRef(none) };
    Owned(none)
}

/// Confirms `layout` on live objects; what does not fit becomes "use functions".
///
/// The caller is attached, the functions are bound.
pub(crate) fn confirm(mut layout: Layout) -> Layout {
    if layout.type_offset != 0 && !types_fit(&layout) {
        return Layout {
            version_hex: layout.version_hex,
            minor: layout.minor,
            free_threaded: layout.free_threaded,
            debug: layout.debug,
            header: layout.header,
            ..Layout::FUNCTIONS
        };
    }
    layout.type_fields &= type_fields_fit(&layout);
    layout.inline_refcounts &= counts_fit(&layout);
    if !tuples_fit(&layout) {
        layout.tuple_items = 0;
    }
    if !lists_fit(&layout) {
        layout.list_items = 0;
        layout.own_list_items = 0;
    }
    if !ints_fit(&layout) {
        layout.long = LongLayout::Functions;
    }
    if !strings_fit(&layout) {
        layout.ascii_data = 0;
        layout.unicode_data = 0;
    }
    if !bytes_fit(&layout) {
        layout.bytes_data = 0;
    }
    if !floats_fit(&layout) {
        layout.float_value = 0;
    }
    // SAFETY: attached. Whatever failed here is not the caller's concern.
    unsafe { PyErr_Clear() };
    layout
}

fn types_fit(layout: &Layout) -> bool {
    let at = layout.type_offset;
    let is = |object: Owned, class: *mut PyTypeObject| object.read::<usize>(at) == class as usize;
    is(int(5), crate::PyLong_Type())
        && is(text(b"a"), crate::PyUnicode_Type())
        && none().read::<usize>(at) == type_of(&none())
}

/// The address of an object's type, from the interpreter.
fn type_of(object: &Owned) -> usize {
    // SAFETY: the object is live; attached.
    Owned(unsafe { crate::PyObject_Type(object.0) }).0 as usize
}

fn type_fields_fit(layout: &Layout) -> bool {
    let classes = [crate::PyLong_Type(), crate::PyList_Type(), crate::PyType_Type()];
    layout.type_fields && classes.iter().all(|class| type_fits(layout, *class))
}

fn type_fits(layout: &Layout, class: *mut PyTypeObject) -> bool {
    let field = |offset: usize| class.cast::<c_void>().wrapping_byte_add(offset + layout.type_shift);
    // SAFETY: a type is much longer than that, in every version.
    let size = unsafe { field(offset_of!(PyTypeObject, tp_basicsize)).cast::<Py_ssize_t>().read() };
    // SAFETY: likewise.
    let flags = unsafe { field(offset_of!(PyTypeObject, tp_flags)).cast::<c_ulong>().read() };
    // SAFETY: a live type.
    let expected_flags = unsafe { PyType_GetFlags(class) };
    // SAFETY: likewise; attached.
    let attribute = unsafe { crate::PyObject_GetAttrString(class.cast(), c"__basicsize__".as_ptr()) };
    // SAFETY: an int or null, for which it says -1.
    let expected_size = unsafe { crate::PyLong_AsSsize_t(Owned(attribute).0) };
    size == expected_size && flags == expected_flags
}

fn counts_fit(layout: &Layout) -> bool {
    // SAFETY: attached.
    let list = Owned(unsafe { PyList_New(0) });
    let before = list.read::<usize>(0) as u64 & layout.count;
    // SAFETY: live, or null, which it passes over.
    unsafe { Py_IncRef(list.0) };
    let after = Owned(list.0).read::<usize>(0) as u64 & layout.count;
    let none = none().read::<usize>(0) as u64;
    let immortal =
        if cfg!(target_pointer_width = "64") { none & layout.immortal != 0 } else { none >= layout.immortal };
    layout.inline_refcounts && before == 1 && after == 2 && immortal == (layout.minor >= 12)
}

fn tuples_fit(layout: &Layout) -> bool {
    let item = int(1 << 40);
    // SAFETY: attached.
    let tuple = Owned(unsafe { PyTuple_New(2) });
    for index in 0..2 {
        // SAFETY: live; the tuple takes the reference.
        unsafe { Py_IncRef(item.0) };
        // SAFETY: the tuple is new and has two items; null is refused.
        unsafe { PyTuple_SetItem(tuple.0, index, item.0) };
    }
    let word = size_of::<usize>();
    layout.tuple_items != 0
        && tuple.read::<usize>(layout.size_offset) == 2
        && tuple.read::<usize>(layout.tuple_items) == item.0 as usize
        && tuple.read::<usize>(layout.tuple_items + word) == item.0 as usize
}

fn lists_fit(layout: &Layout) -> bool {
    if layout.own_list_items == 0 {
        return false;
    }
    let item = int(1 << 40);
    // SAFETY: attached.
    let list = Owned(unsafe { PyList_New(1) });
    // SAFETY: live; the list takes the reference.
    unsafe { Py_IncRef(item.0) };
    // SAFETY: the list is new and has one item; null is refused.
    unsafe { PyList_SetItem(list.0, 0, item.0) };
    if list.read::<usize>(layout.size_offset) != 1 {
        return false;
    }
    let items = list.read::<usize>(layout.own_list_items) as *const usize;
    // SAFETY: a word that is 16 bytes or less behind the size is the pointer to the items, or,
    // were the layout another, a capacity: only what looks like an address is followed.
    items as usize > 0xFFFF && items.is_aligned() && unsafe { items.read() } == item.0 as usize
}

fn ints_fit(layout: &Layout) -> bool {
    let compact = |value: i64, object: &Owned| {
        // SAFETY: the object is a live int; null means that memory ran out.
        !object.0.is_null() && unsafe { crate::longobject::compact(layout.long, object.0) } == value_of(value)
    };
    [0, 1, 5, -5, 256, 257, -1000, 32_767, -32_767].iter().all(|value| compact(*value, &int(*value))) && {
        let big = int(1 << 40);
        // SAFETY: as above.
        !big.0.is_null() && unsafe { crate::longobject::compact(layout.long, big.0) }.is_none()
    }
}

fn value_of(value: i64) -> Option<isize> {
    isize::try_from(value).ok()
}

fn strings_fit(layout: &Layout) -> bool {
    let state = |string: &Owned| string.read::<u32>(layout.ascii_state) & layout.ascii_mask;
    let compact = layout.ascii_mask & (layout.ascii_mask >> 1);
    let ascii = text(b"keelback");
    let accented = text("\u{e9}t\u{e9}".as_bytes());
    layout.ascii_data != 0
        && state(&ascii) == layout.ascii_mask
        && ascii.read::<usize>(layout.header) == 8
        && ascii.read::<[u8; 9]>(layout.ascii_data) == *b"keelback\0"
        && state(&accented) == compact
        && kind(layout, &accented) == 1
        && accented.read::<[u8; 4]>(layout.unicode_data) == [0xE9, b't', 0xE9, 0]
        && kind(layout, &text("\u{20ac}".as_bytes())) == 2
        && kind(layout, &text("\u{1f40d}".as_bytes())) == 4
}

/// The three bits below "compact".
fn kind(layout: &Layout, string: &Owned) -> u32 {
    (string.read::<u32>(layout.ascii_state) >> (layout.ascii_mask.trailing_zeros() - 3)) & 7
}

fn bytes_fit(layout: &Layout) -> bool {
    // SAFETY: four bytes; attached.
    let bytes = Owned(unsafe { PyBytes_FromStringAndSize(c"keel".as_ptr(), 4) });
    layout.bytes_data != 0
        && bytes.read::<usize>(layout.size_offset) == 4
        && bytes.read::<[u8; 5]>(layout.bytes_data) == *b"keel\0"
}

fn floats_fit(layout: &Layout) -> bool {
    // SAFETY: attached.
    let float = Owned(unsafe { PyFloat_FromDouble(-1.5e300) });
    layout.float_value != 0 && float.read::<f64>(layout.float_value).to_bits() == (-1.5e300_f64).to_bits()
}
