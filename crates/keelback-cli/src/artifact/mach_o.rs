//! Mach-O libraries. Written from the format's description; not tested on the system itself.

use object::macho::{
    LC_LOAD_DYLIB, LC_LOAD_WEAK_DYLIB, LC_REEXPORT_DYLIB, LC_VERSION_MIN_MACOSX, PLATFORM_MACOS, Version,
};
use object::read::NameOrOrdinal;
use object::read::macho::{LoadCommandVariant, MachHeader, MachOFile};
use object::{Object, ReadRef};

use crate::artifact::library::{Library, System};

/// Fills in what the file says about itself.
pub(super) fn read<'data, M, R>(file: &MachOFile<'data, M, R>, library: &mut Library) -> object::Result<()>
where
    M: MachHeader,
    R: ReadRef<'data>,
{
    library.system = System::MacOs;
    for export in file.exports()? {
        if let NameOrOrdinal::Name(name) = export?.name() {
            library.add_export(without_underscore(name));
        }
    }
    for import in file.imports()? {
        if let NameOrOrdinal::Name(name) = import?.name() {
            library.add_undefined(without_underscore(name));
        }
    }
    let endian = file.endian();
    let mut commands = file.macho_load_commands()?;
    while let Some(command) = commands.next()? {
        match command.variant()? {
            LoadCommandVariant::Dylib(dylib)
                if matches!(command.cmd(), LC_LOAD_DYLIB | LC_LOAD_WEAK_DYLIB | LC_REEXPORT_DYLIB) =>
            {
                let name = command.string(endian, dylib.dylib.name)?;
                library.needed.push(String::from_utf8_lossy(name).into_owned());
            }
            LoadCommandVariant::BuildVersion(build, _) if build.platform.get(endian) == PLATFORM_MACOS => {
                library.minimum_macos = Some(version(build.minos.get(endian)));
            }
            LoadCommandVariant::VersionMin(minimum) if command.cmd() == LC_VERSION_MIN_MACOSX => {
                library.minimum_macos = Some(version(minimum.version.get(endian)));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A C name as it is in C: Mach-O puts an underscore before each.
fn without_underscore(name: &[u8]) -> &str {
    std::str::from_utf8(name.strip_prefix(b"_").unwrap_or(name)).unwrap_or("")
}

fn version(version: Version) -> (u16, u8) {
    (version.major(), version.minor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_lose_their_last_part() {
        assert_eq!(version(Version::new(10, 12, 0)), (10, 12));
        assert_eq!(version(Version::new(11, 0, 0)), (11, 0));
    }

    #[test]
    fn names_lose_one_underscore() {
        assert_eq!(without_underscore(b"_PyInit__native"), "PyInit__native");
    }
}
