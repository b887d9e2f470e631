//! What a Python says about how it was built.

use std::ffi::CStr;

use super::{Library, LoadError};

/// What the layout is chosen by.
#[derive(Debug, Clone)]
pub(crate) struct Build {
    /// As `PY_VERSION_HEX`.
    pub(crate) version_hex: u32,
    pub(crate) minor: u8,
    pub(crate) free_threaded: bool,
    /// `Py_REF_DEBUG`.
    pub(crate) debug: bool,
    /// The size of an object's header; known once objects can be asked.
    pub(crate) header: usize,
    /// Digits of 15 bits, likewise.
    pub(crate) short_digits: bool,
    /// All that `Py_GetVersion` says.
    pub(crate) text: String,
}

impl Build {
    /// Reads the version of a library that has `Py_GetVersion`.
    pub(super) fn of(library: &Library) -> Result<Self, LoadError> {
        let text = version_text(library).ok_or_else(LoadError::no_python)?;
        let version_hex = version_hex(&text).ok_or_else(|| LoadError::not_cpython(&text))?;
        let (major, minor) = ((version_hex >> 24) as u8, (version_hex >> 16) as u8);
        if (major, minor) < (3, 9) {
            return Err(LoadError::too_old(&text));
        }
        let free_threaded = text.as_bytes().windows(14).any(|words| words == b"free-threading");
        if free_threaded && minor < 14 {
            return Err(LoadError::free_threaded_too_old(&text));
        }
        let words = if free_threaded { 4 } else { 2 };
        Ok(Self {
            version_hex,
            minor,
            free_threaded,
            debug: !library.symbol(c"_Py_NegativeRefcount").is_null(),
            header: words * size_of::<usize>(),
            short_digits: false,
            text,
        })
    }

    /// The version alone, as in `3.13.0`.
    pub(crate) fn release(&self) -> &str {
        release(&self.text)
    }
}

/// What `Py_GetVersion` says, if the library has it. It may be asked at any time.
pub(super) fn version_text(library: &Library) -> Option<String> {
    let function = library.symbol(c"Py_GetVersion");
    if function.is_null() {
        return None;
    }
    // SAFETY: every CPython's `Py_GetVersion` has this signature.
    let function: unsafe extern "C" fn() -> *const core::ffi::c_char = unsafe { core::mem::transmute(function) };
    // SAFETY: it takes nothing and needs neither a running interpreter nor an attached thread.
    let text = unsafe { function() };
    // SAFETY: a static string.
    Some(unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
}

/// `3.14.0rc2+ (main, ...)` as `PY_VERSION_HEX`.
fn version_hex(text: &str) -> Option<u32> {
    let (major, rest) = number(text)?;
    let (minor, rest) = number(rest.strip_prefix('.')?)?;
    let (micro, rest) = rest.strip_prefix('.').map_or(Some((0, rest)), number)?;
    let (level, rest) = match rest.as_bytes() {
        [b'a', ..] => (0xA, &rest[1..]),
        [b'b', ..] => (0xB, &rest[1..]),
        [b'c', ..] => (0xC, &rest[1..]),
        [b'r', b'c', ..] => (0xC, &rest[2..]),
        _ => (0xF, ""),
    };
    let serial = number(rest).map_or(0, |(serial, _)| serial);
    Some(major << 24 | minor << 16 | micro << 8 | level << 4 | (serial & 0xF))
}

/// The number at the start of `text`, and what follows it.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// The start of what `Py_GetVersion` says: `3.13.0`.
pub(super) fn release(version: &str) -> &str {
    let end = version.bytes().position(|byte| byte == b' ').unwrap_or(version.len());
    &version[..end]
}

#[cfg(test)]
mod tests {
    use super::version_hex;

    #[test]
    fn versions_are_read() {
        assert_eq!(version_hex("3.9.18 (main, Sep  1 2023)"), Some(0x0309_12F0));
        assert_eq!(version_hex("3.14.0rc2+ free-threading build (main)"), Some(0x030E_00C2));
        assert_eq!(version_hex("3.15.0b1 (main)"), Some(0x030F_00B1));
        assert_eq!(version_hex("3.15.0rc1+dev free-threading"), Some(0x030F_00C1));
        assert_eq!(version_hex("3.15.0a10"), Some(0x030F_00AA));
        assert_eq!(version_hex("not a version"), None);
    }
}
