//! The number types of `pyport.h`.

use core::ffi::c_void;

/// C's `Py_ssize_t`: as wide as a pointer, signed.
pub type Py_ssize_t = isize;
/// C's `Py_hash_t`.
pub type Py_hash_t = Py_ssize_t;
/// C's `Py_uhash_t`.
pub type Py_uhash_t = usize;
/// C's `Py_intptr_t`.
pub type Py_intptr_t = isize;
/// C's `Py_uintptr_t`.
pub type Py_uintptr_t = usize;
/// One code point.
pub type Py_UCS4 = u32;
/// Half of a UTF-16 pair, or a code point below 0x10000.
pub type Py_UCS2 = u16;
/// A code point below 0x100.
pub type Py_UCS1 = u8;
/// C's `wchar_t`.
#[cfg(windows)]
pub type wchar_t = u16;
/// C's `wchar_t`.
#[cfg(not(windows))]
pub type wchar_t = i32;

/// The largest [`Py_ssize_t`].
pub const PY_SSIZE_T_MAX: Py_ssize_t = Py_ssize_t::MAX;
/// The smallest [`Py_ssize_t`].
pub const PY_SSIZE_T_MIN: Py_ssize_t = Py_ssize_t::MIN;

/// `PyHash_FuncDef` of `pyhash.h`: how `str` and `bytes` are hashed.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyHash_FuncDef {
    /// Hashes `length` bytes.
    pub hash: Option<extern "C" fn(*const c_void, Py_ssize_t) -> Py_hash_t>,
    /// The algorithm's name.
    pub name: *const core::ffi::c_char,
    /// How many bits the result has.
    pub hash_bits: core::ffi::c_int,
    /// How many bits the seed has.
    pub seed_bits: core::ffi::c_int,
}

/// An integer of 32 bits.
pub type PY_INT32_T = i32;
/// An unsigned integer of 32 bits.
pub type PY_UINT32_T = u32;
/// An integer of 64 bits.
pub type PY_INT64_T = i64;
/// An unsigned integer of 64 bits.
pub type PY_UINT64_T = u64;

/// 1 where the first byte of a number is its highest, else 0.
pub const PY_BIG_ENDIAN: usize = cfg!(target_endian = "big") as usize;
/// 1 where the first byte of a number is its lowest, else 0.
pub const PY_LITTLE_ENDIAN: usize = cfg!(target_endian = "little") as usize;
