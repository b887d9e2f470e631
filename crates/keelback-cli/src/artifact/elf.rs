//! ELF libraries: what the dynamic section and the dynamic symbols say.

use std::fs;
use std::path::Path;

use object::elf::{DT_NEEDED, DT_RPATH, DT_RUNPATH};
use object::read::elf::{ElfFile, ElfFile64, FileHeader};
use object::{Object, ObjectSymbol, ReadRef};

use crate::artifact::library::Library;

/// Fills in what the file says about itself.
pub(super) fn read<'data, E, R>(file: &ElfFile<'data, E, R>, library: &mut Library) -> object::Result<()>
where
    E: FileHeader,
    R: ReadRef<'data>,
{
    for symbol in file.dynamic_symbols() {
        let name = symbol.name()?;
        match symbol.is_undefined() {
            true => library.add_undefined(name),
            false => library.add_export(name),
        }
    }
    let dynamic = file.elf_dynamic_table()?;
    for entry in dynamic.iter() {
        if entry.tag == DT_NEEDED {
            library.needed.push(String::from_utf8_lossy(dynamic.string(entry)?).into_owned());
        }
    }
    read_versions(file, library)
}

/// The version of each needed symbol, as `.gnu.version_r` lists them by library.
fn read_versions<'data, E, R>(file: &ElfFile<'data, E, R>, library: &mut Library) -> object::Result<()>
where
    E: FileHeader,
    R: ReadRef<'data>,
{
    let endian = file.endian();
    let sections = file.elf_section_table();
    let Some((mut needs, strings)) = sections.gnu_verneed(endian, file.data())? else {
        return Ok(());
    };
    let strings = sections.strings(endian, file.data(), strings)?;
    while let Some((need, mut versions)) = needs.next()? {
        let of = String::from_utf8_lossy(need.file(endian, strings)?).into_owned();
        while let Some(version) = versions.next()? {
            let name = String::from_utf8_lossy(version.name(endian, strings)?).into_owned();
            library.versions.push((of.clone(), name));
        }
    }
    Ok(())
}

/// The directories that the library at `path` says to look in, with `$ORIGIN` as it says it; none if it cannot be read.
pub(crate) fn runpath(path: &Path) -> Vec<String> {
    let Ok(bytes) = fs::read(path) else { return Vec::new() };
    let read = || -> object::Result<Vec<String>> {
        let file = ElfFile64::<object::Endianness>::parse(&*bytes)?;
        let dynamic = file.elf_dynamic_table()?;
        let mut found = Vec::new();
        for entry in dynamic.iter().filter(|entry| [DT_RPATH, DT_RUNPATH].contains(&entry.tag)) {
            let listed = String::from_utf8_lossy(dynamic.string(entry)?).into_owned();
            found.extend(listed.split(':').map(str::to_owned));
        }
        Ok(found)
    };
    read().unwrap_or_default()
}

/// The functions that the library at `path` needs in this version, sorted; none if it cannot be read.
pub(crate) fn needing(path: &Path, version: &str) -> Vec<String> {
    let Ok(bytes) = fs::read(path) else { return Vec::new() };
    let read = || -> object::Result<Vec<String>> {
        let file = ElfFile64::<object::Endianness>::parse(&*bytes)?;
        let endian = file.endian();
        let Some(versions) = file.elf_section_table().versions(endian, file.data())? else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for symbol in file.dynamic_symbols().filter(ObjectSymbol::is_undefined) {
            let needed = versions.version(versions.version_index(endian, symbol.index()).into())?;
            if needed.is_some_and(|needed| needed.name() == version.as_bytes()) {
                found.push(symbol.name()?.to_owned());
            }
        }
        found.sort();
        Ok(found)
    };
    read().unwrap_or_default()
}
