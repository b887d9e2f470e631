//! The tables that `load` fills.

use core::cell::UnsafeCell;
use core::ffi::c_void;

/// A struct of function pointers, read plainly by every call and written only by `load`.
#[repr(transparent)]
pub(crate) struct Slots<T>(UnsafeCell<T>);

// SAFETY: written by `load` alone, under its lock and before it says that it is done. Every reader
// comes after it: what calls into Python was itself called by something that had loaded it.
unsafe impl<T> Sync for Slots<T> {}

impl<T> Slots<T> {
    pub(crate) const fn new(initial: T) -> Self {
        Self(UnsafeCell::new(initial))
    }

    #[inline(always)]
    pub(crate) const fn get(&self) -> *mut T {
        self.0.get()
    }
}

/// One table: which symbols to look for, and where their addresses go.
pub(crate) struct Table {
    /// The names, each ended by a NUL, in the order of the slots.
    pub(crate) names: &'static str,
    /// Which of the names must be there, in the same order; an empty list means none.
    pub(crate) needed: &'static [bool],
    /// Where the addresses go.
    pub(crate) slots: Destination,
}

/// Where the addresses of a table go.
pub(crate) enum Destination {
    /// The address of symbol `i` goes to the word `i` behind this pointer.
    Contiguous(*mut *mut c_void),
    /// The address goes to the word named.
    Addresses(&'static [*mut *mut c_void]),
    /// The pointer that stands *at* the address goes to the word named.
    Pointers(&'static [*mut *mut c_void]),
}

// SAFETY: the pointers lead to statics, which `load` alone writes, under its lock.
unsafe impl Sync for Table {}

/// One symbol of a table.
pub(crate) struct Entry {
    /// With the closing NUL.
    pub(crate) name: &'static core::ffi::CStr,
    pub(crate) needed: bool,
    pub(crate) slot: *mut *mut c_void,
    /// The symbol is a variable: take what it holds.
    pub(crate) variable: bool,
}

impl Table {
    /// The symbols in order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        let names = self.names.split_inclusive('\0');
        names.enumerate().map(|(index, name)| {
            let (slot, variable) = match self.slots {
                Destination::Contiguous(first) => (first.wrapping_add(index), false),
                Destination::Addresses(slots) => (slots[index], false),
                Destination::Pointers(slots) => (slots[index], true),
            };
            Entry {
                name: core::ffi::CStr::from_bytes_with_nul(name.as_bytes()).unwrap_or_default(),
                needed: self.needed.get(index).copied().unwrap_or(false),
                slot,
                variable,
            }
        })
    }
}
