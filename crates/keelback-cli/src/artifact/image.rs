//! A library as it lies in memory once it is loaded, read from its file: its data, with the relocations applied.

use std::fs::File;
use std::path::Path;

use object::read::macho::{MachHeader, MachOFile, Segment};
use object::read::{ExportTarget, NameOrOrdinal, ReadCache, RelocationTarget};
use object::{Object, ObjectSection, ObjectSegment, ObjectSymbol, ReadRef};

use crate::error::{Error, Result};

/// What goes wrong with a library that is no library, or not the one that its headers describe.
type Reading<T> = std::result::Result<T, String>;

/// A file of which only the parts that are asked for are read.
pub(crate) struct LibraryFile(ReadCache<File>);

impl LibraryFile {
    /// Opens the library at `path`.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| Error::io("open the library", path, &error))?;
        Ok(Self(ReadCache::new(file)))
    }
}

/// The memory of a library at the address that it prefers.
pub(crate) struct Image<'data> {
    data: &'data ReadCache<File>,
    segments: Vec<Extent>,
    /// Places that a loader writes, and what it writes there, sorted by place.
    relocated: Vec<(u64, u64)>,
    exports: Vec<(String, u64)>,
    /// The sections by their names: address and size.
    sections: Vec<(String, u64, u64)>,
    word: u64,
    little_endian: bool,
}

/// A part of the file and the address that it is loaded at.
#[derive(Clone, Copy, Debug)]
struct Extent {
    address: u64,
    offset: u64,
    size: u64,
}

impl<'data> Image<'data> {
    /// Maps the library; of its exports, those whose names begin with `prefix`.
    pub(crate) fn map(file: &'data LibraryFile, prefix: &str) -> Reading<Self> {
        let data = &file.0;
        let object = object::File::parse(data).map_err(text)?;
        let mut segments = Vec::new();
        for segment in object.segments() {
            let (offset, size) = segment.file_range();
            segments.push(Extent { address: segment.address(), offset, size });
        }
        let mut relocated = match &object {
            object::File::MachO32(file) => chained(file)?,
            object::File::MachO64(file) => chained(file)?,
            _ => Vec::new(),
        };
        let mut image = Self {
            data,
            segments,
            relocated: Vec::new(),
            exports: exports(&object, prefix)?,
            sections: sections(&object),
            word: if object.is_64() { 8 } else { 4 },
            little_endian: object.is_little_endian(),
        };
        relocated.extend(image.dynamic_relocations(&object)?);
        relocated.sort_unstable();
        image.relocated = relocated;
        Ok(image)
    }

    /// The exported symbols that were asked for, and their addresses.
    pub(crate) fn exports(&self) -> &[(String, u64)] {
        &self.exports
    }

    /// The address and the size of a section, if there is one of this name.
    pub(crate) fn section(&self, name: &str) -> Option<(u64, u64)> {
        self.sections.iter().find(|(found, _, _)| found == name).map(|(_, address, size)| (*address, *size))
    }

    /// The size of an address.
    pub(crate) fn word_size(&self) -> u64 {
        self.word
    }

    /// The bytes at an address.
    pub(crate) fn bytes(&self, address: u64, size: u64) -> Reading<&'data [u8]> {
        let holds = |extent: &&Extent| {
            let inside = address.checked_sub(extent.address);
            inside.is_some_and(|inside| extent.size.checked_sub(inside).is_some_and(|left| left >= size))
        };
        let extent = self.segments.iter().find(holds).ok_or_else(|| format!("there is nothing at {address:#x}"))?;
        let offset = extent.offset + (address - extent.address);
        self.data.read_bytes_at(offset, size).map_err(|()| format!("the file ends before {offset:#x}"))
    }

    /// A single byte.
    pub(crate) fn byte(&self, address: u64) -> Reading<u8> {
        Ok(self.bytes(address, 1)?[0])
    }

    /// A number of 32 bits.
    pub(crate) fn int(&self, address: u64) -> Reading<u32> {
        Ok(u32::try_from(self.number(self.bytes(address, 4)?)).unwrap_or_default())
    }

    /// A word of memory: an address or a count.
    pub(crate) fn word(&self, address: u64) -> Reading<u64> {
        match self.relocated.binary_search_by_key(&address, |(place, _)| *place) {
            Ok(index) => Ok(self.relocated[index].1),
            Err(_) => Ok(self.number(self.bytes(address, self.word)?)),
        }
    }

    fn number(&self, bytes: &[u8]) -> u64 {
        let more_significant = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        match self.little_endian {
            true => bytes.iter().rev().fold(0, more_significant),
            false => bytes.iter().fold(0, more_significant),
        }
    }

    /// What an ELF loader writes. The other formats hold in place what is right at the preferred address.
    fn dynamic_relocations(&self, object: &object::File<'data, &'data ReadCache<File>>) -> Reading<Vec<(u64, u64)>> {
        let mut relocated = Vec::new();
        for (place, relocation) in object.dynamic_relocations().into_iter().flatten() {
            let base = match relocation.target() {
                RelocationTarget::Symbol(index) => {
                    let symbols = object.dynamic_symbol_table();
                    let symbol = symbols.and_then(|symbols| {
                        use object::ObjectSymbolTable;
                        symbols.symbol_by_index(index).ok()
                    });
                    symbol.filter(|symbol| !symbol.is_undefined()).map_or(0, |symbol| symbol.address())
                }
                _ => 0,
            };
            let addend = match relocation.has_implicit_addend() {
                true => self.bytes(place, self.word).map_or(0, |bytes| self.number(bytes)),
                false => relocation.addend() as u64,
            };
            relocated.push((place, base.wrapping_add(addend)));
        }
        Ok(relocated)
    }
}

fn sections<'data>(object: &object::File<'data, &'data ReadCache<File>>) -> Vec<(String, u64, u64)> {
    let named = |section: object::Section<'data, '_, &'data ReadCache<File>>| {
        let name = section.name().ok()?.to_owned();
        Some((name, section.address(), section.size()))
    };
    object.sections().filter_map(named).collect()
}

fn exports<'data>(object: &object::File<'data, &'data ReadCache<File>>, prefix: &str) -> Reading<Vec<(String, u64)>> {
    let mut exports = Vec::new();
    for export in object.exports().map_err(text)? {
        let export = export.map_err(text)?;
        let NameOrOrdinal::Name(name) = export.name() else { continue };
        let name = String::from_utf8_lossy(name);
        // A C name has an underscore before it in Mach-O.
        let name = if matches!(object, object::File::MachO32(_) | object::File::MachO64(_)) {
            name.strip_prefix('_').unwrap_or(&name)
        } else {
            &name
        };
        if let (true, ExportTarget::Address { address }) = (name.starts_with(prefix), export.target()) {
            exports.push((name.to_owned(), address));
        }
    }
    Ok(exports)
}

/// The addresses in a Mach-O file whose place in the file links to the next one instead of holding it.
fn chained<'data, M>(file: &MachOFile<'data, M, &'data ReadCache<File>>) -> Reading<Vec<(u64, u64)>>
where
    M: MachHeader,
{
    let endian = file.endian();
    let mut segments = Vec::new();
    let mut fixups = None;
    let mut commands = file.macho_load_commands().map_err(text)?;
    while let Some(command) = commands.next().map_err(text)? {
        if let Some((segment, _)) = M::Segment::from_command(command).map_err(text)? {
            segments.push(segment);
        }
        fixups = command.dyld_chained_fixups().map_err(text)?.or(fixups);
    }
    let mut relocated = Vec::new();
    let Some(fixups) = fixups else { return Ok(relocated) };
    let is_text = |segment: &&&M::Segment| segment.name() == b"__TEXT";
    let base = segments.iter().find(is_text).map_or(0, |segment| segment.vmaddr(endian).into());
    let fixups = fixups.chained_fixups(endian, file.data()).map_err(text)?;
    for starts in fixups.segments(endian).map_err(text)? {
        let starts = starts.map_err(text)?;
        let segment = segments.get(starts.index() as usize).ok_or("a segment is missing")?;
        let bytes = segment.data(endian, file.data()).map_err(|()| "a segment lies outside of the file")?;
        let start: u64 = segment.vmaddr(endian).into();
        for fixup in starts.fixups(endian, base, bytes) {
            if let (offset, object::read::macho::Fixup::Rebase(rebase)) = fixup.map_err(text)? {
                relocated.push((start + offset, base + rebase.target_offset));
            }
        }
    }
    Ok(relocated)
}

fn text(error: object::Error) -> String {
    error.to_string()
}
