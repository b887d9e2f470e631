//! Where things lie in the running Python's objects, chosen when it is loaded.
//!
//! 3.9 to 3.15 are frozen: their structs cannot change any more. For them a row says what lies
//! where, `load` tries the row on a handful of objects, and what fits is read inline. What does
//! not fit, and any other version, goes through the functions of the stable ABI.

mod check;
mod rows;

use core::cell::UnsafeCell;

pub(crate) use check::confirm;

/// The layout of the running Python. A zero offset means: use the function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Layout {
    /// As `PY_VERSION_HEX`.
    pub version_hex: u32,
    /// The minor version: 13 for Python 3.13.
    pub minor: u8,
    /// Whether the build does without the GIL.
    pub free_threaded: bool,
    /// Whether the build counts references for debugging (`Py_REF_DEBUG`).
    pub debug: bool,
    /// The size of an object's header: two words, or four (free-threaded, `Py_TRACE_REFS`).
    pub header: usize,
    /// Where an object's type lies.
    pub type_offset: usize,
    /// What to add to the offset of a [`PyTypeObject`](crate::PyTypeObject) field.
    pub type_shift: usize,
    /// Whether the fields of a type may be read.
    pub type_fields: bool,
    /// Whether reference counts may be changed inline.
    pub inline_refcounts: bool,
    /// A count is immortal if it has one of these bits (64-bit), or from here on (32-bit).
    pub immortal: u64,
    /// The bits that count: when they become zero, the object dies.
    pub count: u64,
    /// Where the number of items of a tuple, list or bytes lies.
    pub size_offset: usize,
    /// Where a tuple's first item lies.
    pub tuple_items: usize,
    /// Where the pointer to a list's items lies.
    pub list_items: usize,
    /// The same, where it may only be followed by who has made the list or has locked it: without the GIL.
    pub own_list_items: usize,
    /// How an `int` holds a small value.
    pub long: LongLayout,
    /// Where the word with a string's kind lies.
    pub ascii_state: usize,
    /// The bits of that word that say "compact" and "ASCII"; both lie above the kind's three.
    pub ascii_mask: u32,
    /// Where a compact ASCII string's bytes lie.
    pub ascii_data: usize,
    /// Where another compact string's characters lie.
    pub unicode_data: usize,
    /// Where the bytes of a `bytes` lie.
    pub bytes_data: usize,
    /// Where a float's value lies.
    pub float_value: usize,
}

/// How an `int` holds a small value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongLayout {
    /// Not known, or digits of 15 bits: use functions.
    Functions,
    /// Up to 3.11: the signed number of digits at `size`, the first digit at `digits`.
    Signed {
        /// Where the number of digits lies.
        size: usize,
        /// Where the first digit lies, of 30 bits in 32.
        digits: usize,
    },
    /// From 3.12: below 16 the tag at `tag` says "one digit" and, in two bits, the sign.
    Tagged {
        /// Where the tag lies.
        tag: usize,
        /// Where the first digit lies, of 30 bits in 32.
        digits: usize,
    },
}

impl Layout {
    /// Nothing known: every fast path goes through functions.
    pub const FUNCTIONS: Self = Self {
        version_hex: 0,
        minor: 0,
        free_threaded: false,
        debug: false,
        header: size_of::<crate::PyObject>(),
        type_offset: 0,
        type_shift: 0,
        type_fields: false,
        inline_refcounts: false,
        immortal: 0,
        count: 0,
        size_offset: 0,
        tuple_items: 0,
        list_items: 0,
        own_list_items: 0,
        long: LongLayout::Functions,
        ascii_state: 0,
        ascii_mask: 0,
        ascii_data: 0,
        unicode_data: 0,
        bytes_data: 0,
        float_value: 0,
    };
}

/// The static that [`layout`] reads.
#[repr(transparent)]
pub struct LayoutCell(UnsafeCell<Layout>);

// SAFETY: written by `load` alone, under its lock and before anything that reads it was told that
// there is a Python.
unsafe impl Sync for LayoutCell {}

impl core::fmt::Debug for LayoutCell {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        layout().fmt(formatter)
    }
}

/// The running Python's layout; before `load`, and after it where nothing is known,
/// [`Layout::FUNCTIONS`].
pub static LAYOUT: LayoutCell = LayoutCell(UnsafeCell::new(Layout::FUNCTIONS));

/// The running Python's layout: a plain read of a static.
///
/// With `--cfg keelback_one_version` and `KEELBACK_ONE_VERSION=13` in the environment it is the constant row of Python
/// 3.13, and the library is of use there alone: `make bench` measures with it what being chosen late costs.
#[inline(always)]
pub fn layout() -> &'static Layout {
    #[cfg(keelback_one_version)]
    return &rows::ONE_VERSION;
    #[cfg(not(keelback_one_version))]
    // SAFETY: `load` writes it before anybody has a reason to read it.
    unsafe {
        &*LAYOUT.0.get()
    }
}

/// Sets the layout.
///
/// # Safety
///
/// The caller holds `load`'s lock, and no thread is using Python through this library.
pub(crate) unsafe fn choose(chosen: Layout) {
    // SAFETY: the caller says that nobody reads.
    unsafe { *LAYOUT.0.get() = chosen };
}

/// The row for a version, still to be checked.
pub(crate) fn row(build: &crate::load::Build) -> Layout {
    rows::row(build)
}
