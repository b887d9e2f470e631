//! Platform tags: what a library says about the systems that it runs on.
//!
//! The rules for macOS and Windows are tested on made-up libraries only.

use crate::artifact::{Architecture, Library, System};
use crate::report;
use crate::wheel::policy;

/// The version of musl that Rust's own target has.
const MUSL: (u32, u32) = (1, 2);

/// The platform tags that the library may carry, sorted.
pub(crate) fn tags(library: &Library) -> Vec<String> {
    match library.system {
        System::Linux if policy::is_musl(&library.needed) => vec![musllinux(library)],
        System::Linux => manylinux(library),
        System::MacOs => vec![macos(library)],
        System::Windows => vec![windows(library.architecture).to_owned()],
    }
}

/// The platform tags that a wheel with all these libraries may carry: those of the one that needs most.
pub(crate) fn tags_of_all(libraries: &[&Library]) -> Vec<String> {
    let newest = libraries.iter().max_by_key(|library| policy::glibc_minor(&library.versions).unwrap_or_default());
    newest.map(|library| tags(library)).unwrap_or_default()
}

/// The platform tag for the system that the library was built on.
pub(crate) fn local(library: &Library) -> String {
    match library.system {
        System::Linux => format!("linux_{}", linux_architecture(library.architecture)),
        System::MacOs => macos(library),
        System::Windows => windows(library.architecture).to_owned(),
    }
}

fn manylinux(library: &Library) -> Vec<String> {
    let architecture = linux_architecture(library.architecture);
    let outside = policy::outside_manylinux(&library.needed);
    if !outside.is_empty() {
        return vec![plain_linux(library, &outside.join("`, `"))];
    }
    match policy::glibc_minor(&library.versions) {
        Ok(policy::LOWEST_GLIBC) => {
            vec![format!("manylinux2014_{architecture}"), format!("manylinux_2_17_{architecture}")]
        }
        Ok(minor) => vec![format!("manylinux_2_{minor}_{architecture}")],
        Err((of, version)) => vec![plain_linux(library, &format!("{version}` of `{of}"))],
    }
}

fn musllinux(library: &Library) -> String {
    let outside = policy::outside_musllinux(&library.needed);
    if !outside.is_empty() {
        return plain_linux(library, &outside.join("`, `"));
    }
    format!("musllinux_{}_{}_{}", MUSL.0, MUSL.1, linux_architecture(library.architecture))
}

/// The tag of a library that is for systems like this one; an index does not take it.
fn plain_linux(library: &Library, reason: &str) -> String {
    let what =
        format!("the wheel is for systems like this one only: the library needs `{reason}`, which not every Linux has");
    let hint = "link it statically, or leave out the dependency that needs it, to get a wheel for an index";
    report::warning(what, None, Some(hint));
    format!("linux_{}", linux_architecture(library.architecture))
}

/// The name of a processor in the tags of Linux.
pub(crate) fn linux_architecture(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::X86_64 => "x86_64",
        Architecture::X86 => "i686",
        Architecture::Aarch64 => "aarch64",
        Architecture::Armv7l => "armv7l",
        Architecture::Ppc64le => "ppc64le",
        Architecture::S390x => "s390x",
        Architecture::Riscv64 => "riscv64",
        Architecture::Loongarch64 => "loongarch64",
    }
}

/// From macOS 11 on, installers know main versions only.
fn macos(library: &Library) -> String {
    let (lowest, name) = match library.architecture {
        Architecture::Aarch64 => ((11, 0), "arm64"),
        _ => ((10, 12), "x86_64"),
    };
    match library.minimum_macos.unwrap_or(lowest).max(lowest) {
        (10, minor) => format!("macosx_10_{minor}_{name}"),
        (major, _) => format!("macosx_{major}_0_{name}"),
    }
}

fn windows(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::X86 => "win32",
        Architecture::Aarch64 => "win_arm64",
        _ => "win_amd64",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(system: System, architecture: Architecture, needed: &[&str], versions: &[&str]) -> Library {
        let owned = |name: &&str| (*name).to_owned();
        Library {
            path: "library".into(),
            system,
            architecture,
            exports: Vec::new(),
            undefined: Vec::new(),
            needed: needed.iter().map(owned).collect(),
            versions: versions.iter().map(|version| ("libc.so.6".to_owned(), owned(version))).collect(),
            minimum_macos: None,
        }
    }

    #[test]
    fn glibc_decides_about_manylinux() {
        let old = library(System::Linux, Architecture::X86_64, &["libc.so.6"], &["GLIBC_2.14"]);
        assert_eq!(tags(&old), ["manylinux2014_x86_64", "manylinux_2_17_x86_64"]);
        let new = library(System::Linux, Architecture::Aarch64, &["libc.so.6"], &["GLIBC_2.34"]);
        assert_eq!(tags(&new), ["manylinux_2_34_aarch64"]);
    }

    #[test]
    fn a_library_that_is_not_everywhere_is_for_this_system() {
        let foreign = library(System::Linux, Architecture::X86_64, &["libc.so.6", "libssl.so.3"], &[]);
        assert_eq!(tags(&foreign), ["linux_x86_64"]);
        let private = library(System::Linux, Architecture::X86_64, &["libc.so.6"], &["GLIBC_PRIVATE"]);
        assert_eq!(tags(&private), ["linux_x86_64"]);
    }

    #[test]
    fn musl_has_its_own_tag() {
        let musl = library(System::Linux, Architecture::X86_64, &["libc.so"], &[]);
        assert_eq!(tags(&musl), ["musllinux_1_2_x86_64"]);
    }

    #[test]
    fn macos_tags_follow_the_deployment_target() {
        let mut arm = library(System::MacOs, Architecture::Aarch64, &["/usr/lib/libSystem.B.dylib"], &[]);
        assert_eq!(tags(&arm), ["macosx_11_0_arm64"]);
        arm.minimum_macos = Some((13, 3));
        assert_eq!(tags(&arm), ["macosx_13_0_arm64"]);
        let mut intel = library(System::MacOs, Architecture::X86_64, &[], &[]);
        intel.minimum_macos = Some((10, 15));
        assert_eq!(tags(&intel), ["macosx_10_15_x86_64"]);
    }

    #[test]
    fn windows_tags_name_the_processor() {
        let tag = |architecture| tags(&library(System::Windows, architecture, &["KERNEL32.dll"], &[]));
        assert_eq!(tag(Architecture::X86_64), ["win_amd64"]);
        assert_eq!(tag(Architecture::X86), ["win32"]);
        assert_eq!(tag(Architecture::Aarch64), ["win_arm64"]);
    }
}
