//! What a Linux wheel may rely on: PEP 600 (manylinux) and PEP 656 (musllinux).

/// The lowest glibc that is told apart: the one that Rust itself needs.
pub(crate) const LOWEST_GLIBC: u32 = 17;

/// The libraries that every manylinux system has.
const MANYLINUX_LIBRARIES: [&str; 22] = [
    "libGL.so.1",
    "libICE.so.6",
    "libSM.so.6",
    "libX11.so.6",
    "libXext.so.6",
    "libXrender.so.1",
    "libatomic.so.1",
    "libc.so.6",
    "libdl.so.2",
    "libexpat.so.1",
    "libgcc_s.so.1",
    "libglib-2.0.so.0",
    "libgobject-2.0.so.0",
    "libgthread-2.0.so.0",
    "libm.so.6",
    "libnsl.so.1",
    "libpthread.so.0",
    "libresolv.so.2",
    "librt.so.1",
    "libstdc++.so.6",
    "libutil.so.1",
    "libz.so.1",
];

/// Which minor version of glibc 2 came with systems that have these versions of the compilers' libraries.
const COMPILER_VERSIONS: [(&str, &[u32], u32); 14] = [
    ("GCC_", &[4, 8], 17),
    ("GCC_", &[7], 27),
    ("GCC_", &[11], 34),
    ("GCC_", &[12], 35),
    ("GLIBCXX_", &[3, 4, 19], 17),
    ("GLIBCXX_", &[3, 4, 22], 24),
    ("GLIBCXX_", &[3, 4, 25], 28),
    ("GLIBCXX_", &[3, 4, 28], 31),
    ("GLIBCXX_", &[3, 4, 29], 34),
    ("GLIBCXX_", &[3, 4, 30], 35),
    ("CXXABI_", &[1, 3, 7], 17),
    ("CXXABI_", &[1, 3, 11], 28),
    ("CXXABI_", &[1, 3, 12], 31),
    ("CXXABI_", &[1, 3, 13], 34),
];

/// The libraries among `needed` that a manylinux wheel may not rely on.
pub(crate) fn outside_manylinux(needed: &[String]) -> Vec<&str> {
    let is_inside =
        |name: &str| MANYLINUX_LIBRARIES.contains(&name) || name.starts_with("ld-linux") || name.starts_with("ld64.so");
    needed.iter().map(String::as_str).filter(|name| !is_inside(name)).collect()
}

/// The libraries among `needed` that a musllinux wheel may not rely on.
pub(crate) fn outside_musllinux(needed: &[String]) -> Vec<&str> {
    let is_inside = |name: &str| name == "libc.so" || name.starts_with("libc.musl-") || name.starts_with("ld-musl-");
    needed.iter().map(String::as_str).filter(|name| !is_inside(name)).collect()
}

/// Whether the library is linked against musl.
pub(crate) fn is_musl(needed: &[String]) -> bool {
    needed.iter().any(|name| name == "libc.so" || name.starts_with("libc.musl-") || name.starts_with("ld-musl-"))
}

/// The minor version of glibc 2 that systems with all these symbol versions have.
///
/// # Errors
///
/// The first version that no manylinux system is known to have.
pub(crate) fn glibc_minor(versions: &[(String, String)]) -> Result<u32, &(String, String)> {
    let mut highest = LOWEST_GLIBC;
    for needed in versions {
        highest = highest.max(glibc_of(&needed.1).ok_or(needed)?);
    }
    Ok(highest)
}

fn glibc_of(version: &str) -> Option<u32> {
    if let Some(number) = version.strip_prefix("GLIBC_") {
        return match numbers(number)?[..] {
            [2, minor, ..] => Some(minor),
            // Not a number: `GLIBC_ABI_DT_RELR` and `GLIBC_PRIVATE` are handled below.
            _ => None,
        };
    }
    let families = COMPILER_VERSIONS.iter().filter(|(family, ..)| version.starts_with(family));
    let mut is_known_family = false;
    for (family, highest, glibc) in families {
        is_known_family = true;
        if numbers(&version[family.len()..])?.as_slice() <= *highest {
            return Some(*glibc);
        }
    }
    // Libraries such as zlib version their symbols too; the list of libraries judges those.
    (!is_known_family).then_some(LOWEST_GLIBC)
}

fn numbers(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(versions: &[&str]) -> Option<u32> {
        let versions: Vec<_> = versions.iter().map(|version| ("libc.so.6".to_owned(), (*version).to_owned())).collect();
        glibc_minor(&versions).ok()
    }

    #[test]
    fn the_highest_version_counts() {
        assert_eq!(minor(&["GLIBC_2.2.5", "GLIBC_2.14"]), Some(17));
        assert_eq!(minor(&["GLIBC_2.2.5", "GLIBC_2.34", "GLIBC_2.28"]), Some(34));
        assert_eq!(minor(&["GCC_3.0", "GCC_4.2.0"]), Some(17));
        assert_eq!(minor(&["GLIBCXX_3.4.26"]), Some(31));
        assert_eq!(minor(&["ZLIB_1.2.9"]), Some(17));
    }

    #[test]
    fn what_no_system_has_is_refused() {
        assert_eq!(minor(&["GLIBC_PRIVATE"]), None);
        assert_eq!(minor(&["GLIBCXX_3.4.99"]), None);
    }

    #[test]
    fn libraries_are_judged_by_name() {
        let needed = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let glibc = needed(&["libc.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2", "libssl.so.3"]);
        assert_eq!(outside_manylinux(&glibc), ["libssl.so.3"]);
        let musl = needed(&["libc.so", "libgcc_s.so.1"]);
        assert!(is_musl(&musl) && !is_musl(&glibc));
        assert_eq!(outside_musllinux(&musl), ["libgcc_s.so.1"]);
    }
}
