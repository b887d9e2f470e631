//! Platform tags of Linux that can be asked for: which systems a wheel promises to run on.

use crate::artifact::Architecture;
use crate::error::{Error, Result};
use crate::wheel::{platform, policy};

/// For which systems a wheel is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Promise {
    /// Those that an index takes.
    Index,
    /// Those like this one.
    Local,
    /// Those with glibc 2 from this minor version on.
    Glibc(u32),
    /// Those with musl from this version on.
    Musl(u32, u32),
}

impl Promise {
    /// Reads `manylinux_2_28`, `2_28`, `manylinux2014`, `2014`, `musllinux_1_2`, `pypi`, `linux` or `off`.
    ///
    /// # Errors
    ///
    /// It is none of them, or older than Rust's libraries.
    pub(super) fn parse(tag: &str) -> Result<Self> {
        let lower = tag.to_lowercase();
        let glibc = lower.strip_prefix("manylinux_").or_else(|| lower.strip_prefix("manylinux")).unwrap_or(&lower);
        let found = match (&*lower, lower.strip_prefix("musllinux_")) {
            ("pypi", _) => Some(Self::Index),
            ("linux" | "off", _) => Some(Self::Local),
            (_, Some(musl)) => version(musl).map(|(major, minor)| Self::Musl(major, minor)),
            _ if glibc.split('_').next() == Some("2014") => Some(Self::Glibc(17)),
            _ => version(glibc).filter(|(major, _)| *major == 2).map(|(_, minor)| Self::Glibc(minor)),
        };
        match found {
            Some(Self::Glibc(minor)) if minor < policy::LOWEST_GLIBC => {
                Err(Error::new(format!("Rust's libraries need glibc 2.17, which `{tag}` does not promise"))
                    .hint("ask for `manylinux2014`, or a newer one"))
            }
            Some(found) => Ok(found),
            None => Err(Error::new(format!("`{tag}` is no platform tag"))
                .hint("one is `manylinux2014`, `manylinux_2_28`, `musllinux_1_2`, `pypi` or `linux`")),
        }
    }

    /// Whether it is about systems with this C library.
    pub(super) fn fits(self, musl: bool) -> bool {
        match self {
            Self::Index | Self::Local => true,
            Self::Glibc(_) => !musl,
            Self::Musl(..) => musl,
        }
    }

    /// The minor version of glibc 2, if it is about one.
    pub(super) fn glibc(self) -> Option<u32> {
        match self {
            Self::Glibc(minor) => Some(minor),
            _ => None,
        }
    }

    /// The tags for a processor, sorted; none where the library decides.
    pub(super) fn tags(self, architecture: Architecture) -> Vec<String> {
        let processor = platform::linux_architecture(architecture);
        match self {
            Self::Glibc(17) => vec![format!("manylinux2014_{processor}"), format!("manylinux_2_17_{processor}")],
            Self::Glibc(minor) => vec![format!("manylinux_2_{minor}_{processor}")],
            Self::Musl(major, minor) => vec![format!("musllinux_{major}_{minor}_{processor}")],
            Self::Local => vec![format!("linux_{processor}")],
            Self::Index => Vec::new(),
        }
    }
}

/// `2_28`, whatever follows: the processor is the library's.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('_');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}
