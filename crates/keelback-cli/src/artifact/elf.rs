//! ELF libraries: what the dynamic section and the dynamic symbols say.

use object::elf::DT_NEEDED;
use object::read::elf::{ElfFile, FileHeader};
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
