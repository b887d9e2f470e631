//! What the items of a buffer are, as their format says it.

use std::ffi::CStr;
use std::ffi::{c_int, c_long, c_longlong, c_short};

/// What the items of a buffer are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementType {
    /// An integer with a sign.
    SignedInteger {
        /// Its size.
        bytes: usize,
    },
    /// An integer without a sign.
    UnsignedInteger {
        /// Its size.
        bytes: usize,
    },
    /// `bool`.
    Bool,
    /// A floating point number.
    Float {
        /// Its size.
        bytes: usize,
    },
    /// Something else: a struct, an array, a pointer.
    Unknown,
}

impl ElementType {
    /// What a format means, in the language of the module `struct`.
    ///
    /// ```
    /// use keelback_core::buffer::ElementType;
    ///
    /// assert_eq!(ElementType::from_format(c"<q"), ElementType::SignedInteger { bytes: 8 });
    /// assert_eq!(ElementType::from_format(c"2s"), ElementType::Unknown);
    /// ```
    #[inline]
    #[must_use]
    pub fn from_format(format: &CStr) -> ElementType {
        match *format.to_bytes() {
            [code] | [b'@', code] => native(code),
            [b'=' | b'<' | b'>' | b'!', code] => standard(code),
            _ => Self::Unknown,
        }
    }
}

/// Sizes as in C, for `@` or no first character.
#[inline]
fn native(code: u8) -> ElementType {
    use ElementType::{SignedInteger, UnsignedInteger};
    match code {
        b'h' => SignedInteger { bytes: size_of::<c_short>() },
        b'H' => UnsignedInteger { bytes: size_of::<c_short>() },
        b'i' => SignedInteger { bytes: size_of::<c_int>() },
        b'I' => UnsignedInteger { bytes: size_of::<c_int>() },
        b'l' => SignedInteger { bytes: size_of::<c_long>() },
        b'L' => UnsignedInteger { bytes: size_of::<c_long>() },
        b'q' => SignedInteger { bytes: size_of::<c_longlong>() },
        b'Q' => UnsignedInteger { bytes: size_of::<c_longlong>() },
        b'n' => SignedInteger { bytes: size_of::<isize>() },
        b'N' => UnsignedInteger { bytes: size_of::<usize>() },
        _ => standard(code),
    }
}

/// The same sizes everywhere.
#[inline]
fn standard(code: u8) -> ElementType {
    use ElementType::{Bool, Float, SignedInteger, Unknown, UnsignedInteger};
    match code {
        b'c' | b'B' => UnsignedInteger { bytes: 1 },
        b'b' => SignedInteger { bytes: 1 },
        b'?' => Bool,
        b'h' => SignedInteger { bytes: 2 },
        b'H' => UnsignedInteger { bytes: 2 },
        b'i' | b'l' => SignedInteger { bytes: 4 },
        b'I' | b'L' => UnsignedInteger { bytes: 4 },
        b'q' => SignedInteger { bytes: 8 },
        b'Q' => UnsignedInteger { bytes: 8 },
        b'e' => Float { bytes: 2 },
        b'f' => Float { bytes: 4 },
        b'd' => Float { bytes: 8 },
        _ => Unknown,
    }
}

/// Whether the bytes of an item stand in this machine's order; of a single byte there is no order.
#[inline]
pub(crate) fn is_native(format: &CStr) -> bool {
    match *format.to_bytes() {
        [_, b'b' | b'B' | b'c' | b'?'] => true,
        [b'<', _] => cfg!(target_endian = "little"),
        [b'>' | b'!', _] => cfg!(target_endian = "big"),
        _ => true,
    }
}
