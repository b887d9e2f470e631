//! Other names in an ELF library: what it needs, what it is called and where it looks.
//!
//! The table of strings cannot grow where it lies. A longer copy of it goes to the end of the file, in a
//! segment of its own, whose place in the list of segments is that of a note, which no loader needs.

use std::collections::BTreeMap;

/// What is to be renamed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Libraries that are needed, and what they are called now.
    pub(crate) needed: BTreeMap<String, String>,
    /// What the library itself is called.
    pub(crate) soname: Option<String>,
    /// Where the loader looks for what is needed.
    pub(crate) runpath: Option<String>,
}

/// What goes wrong with a file that is not as expected.
type Patching<T> = Result<T, String>;

const PT_LOAD: u32 = 1;
const PT_DYNAMIC: u32 = 2;
const PT_NOTE: u32 = 4;
const DT_NULL: u64 = 0;
const DT_NEEDED: u64 = 1;
const DT_STRTAB: u64 = 5;
const DT_STRSZ: u64 = 10;
const DT_SONAME: u64 = 14;
const DT_RPATH: u64 = 15;
const DT_RUNPATH: u64 = 29;
const DT_RELACOUNT: u64 = 0x6fff_fff9;
const DT_VERNEED: u64 = 0x6fff_fffe;
const DT_VERNEEDNUM: u64 = 0x6fff_ffff;
const SEGMENT: usize = 56;
const SECTION: usize = 64;

/// The library with other names.
///
/// # Errors
///
/// The file is no library for a processor of 64 bits that stores the lowest byte first, or has no room.
pub(crate) fn rename(bytes: &[u8], names: &Names) -> Patching<Vec<u8>> {
    if bytes.get(..6) != Some(&[0x7f, b'E', b'L', b'F', 2, 1]) {
        return Err("only libraries of 64 bits with the lowest byte first can be given other names".to_owned());
    }
    let mut patch = Patch { bytes: bytes.to_vec(), strings: Vec::new() };
    let (table, size) = (patch.dynamic(DT_STRTAB)?, patch.dynamic(DT_STRSZ)?);
    let (table, size) = (table.ok_or("it has no strings")?.1, size.ok_or("it has no strings")?.1);
    let start = patch.offset_of(table)?;
    patch.strings = bytes.get(start..start + index(size)?).ok_or("its strings lie outside of it")?.to_vec();
    patch.rename_needed(&names.needed)?;
    if let Some(soname) = &names.soname {
        patch.set(DT_SONAME, soname)?;
    }
    if let Some(runpath) = &names.runpath {
        // The older tag would be looked at for what is needed further down, too.
        if let Some((place, _)) = patch.dynamic(DT_RPATH)? {
            patch.put(place, DT_RUNPATH)?;
        }
        patch.set(DT_RUNPATH, runpath)?;
    }
    patch.append_strings(table)?;
    Ok(patch.bytes)
}

struct Patch {
    bytes: Vec<u8>,
    strings: Vec<u8>,
}

impl Patch {
    fn word(&self, place: usize) -> Patching<u64> {
        let bytes = self.bytes.get(place..place + 8).and_then(|bytes| bytes.try_into().ok());
        bytes.map(u64::from_le_bytes).ok_or_else(|| "it is cut off".to_owned())
    }

    fn half(&self, place: usize) -> Patching<u32> {
        let bytes = self.bytes.get(place..place + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map(u32::from_le_bytes).ok_or_else(|| "it is cut off".to_owned())
    }

    fn quarter(&self, place: usize) -> Patching<usize> {
        let bytes = self.bytes.get(place..place + 2).and_then(|bytes| bytes.try_into().ok());
        bytes.map(u16::from_le_bytes).map(usize::from).ok_or_else(|| "it is cut off".to_owned())
    }

    fn put(&mut self, place: usize, word: u64) -> Patching<()> {
        let target = self.bytes.get_mut(place..place + 8).ok_or("it is cut off")?;
        target.copy_from_slice(&word.to_le_bytes());
        Ok(())
    }

    /// Where the headers of the segments stand.
    fn segments(&self) -> Patching<Vec<usize>> {
        let (first, count) = (index(self.word(0x20)?)?, self.quarter(0x38)?);
        Ok((0..count).map(|number| first + number * SEGMENT).collect())
    }

    /// Where in the file an address lies.
    fn offset_of(&self, address: u64) -> Patching<usize> {
        for segment in self.segments()? {
            let (offset, start, size) = (self.word(segment + 8)?, self.word(segment + 16)?, self.word(segment + 32)?);
            if self.half(segment)? == PT_LOAD && (start..start + size).contains(&address) {
                return index(address - start + offset);
            }
        }
        Err("an address lies outside of it".to_owned())
    }

    /// Where the entries of the dynamic section stand, the first empty one last.
    fn entries(&self) -> Patching<Vec<usize>> {
        let segments = self.segments()?;
        let dynamic = segments.into_iter().find(|segment| self.half(*segment) == Ok(PT_DYNAMIC));
        let dynamic = dynamic.ok_or("it has no dynamic section")?;
        let (first, size) = (index(self.word(dynamic + 8)?)?, index(self.word(dynamic + 32)?)?);
        let mut entries = Vec::new();
        for place in (first..first + size).step_by(16) {
            entries.push(place);
            if self.word(place)? == DT_NULL {
                // One that is empty has to stay.
                let is_room = place + 32 <= first + size;
                entries.extend(is_room.then_some(place + 16));
                break;
            }
        }
        Ok(entries)
    }

    /// The entry with this tag: where it stands, and its value.
    fn dynamic(&self, tag: u64) -> Patching<Option<(usize, u64)>> {
        for place in self.entries()? {
            if self.word(place)? == tag {
                return Ok(Some((place, self.word(place + 8)?)));
            }
        }
        Ok(None)
    }

    /// The place of a string in the table, to which it is added.
    fn string(&mut self, text: &str) -> u64 {
        let place = self.strings.len() as u64;
        self.strings.extend_from_slice(text.as_bytes());
        self.strings.push(0);
        place
    }

    fn text(&self, place: u64) -> Patching<String> {
        let rest = self.strings.get(index(place)?..).ok_or("a string lies outside of it")?;
        let text = rest.split(|byte| *byte == 0).next().unwrap_or_default();
        Ok(String::from_utf8_lossy(text).into_owned())
    }

    /// Renames what is needed, also where versions of its symbols are asked for.
    fn rename_needed(&mut self, names: &BTreeMap<String, String>) -> Patching<()> {
        for place in self.entries()? {
            if self.word(place)? == DT_NEEDED {
                if let Some(name) = names.get(&self.text(self.word(place + 8)?)?) {
                    let name = self.string(name);
                    self.put(place + 8, name)?;
                }
            }
        }
        let (Some((_, address)), Some((_, count))) = (self.dynamic(DT_VERNEED)?, self.dynamic(DT_VERNEEDNUM)?) else {
            return Ok(());
        };
        let mut place = self.offset_of(address)?;
        for _ in 0..count {
            if let Some(name) = names.get(&self.text(u64::from(self.half(place + 4)?))?) {
                let name = u32::try_from(self.string(name)).map_err(|_| "its strings are too long")?;
                self.bytes[place + 4..place + 8].copy_from_slice(&name.to_le_bytes());
            }
            place += index(u64::from(self.half(place + 12)?))?;
        }
        Ok(())
    }

    /// Sets the string of an entry: one that is there, an empty one, or one that is a mere hint.
    fn set(&mut self, tag: u64, text: &str) -> Patching<()> {
        let value = self.string(text);
        let place = match (self.dynamic(tag)?, &self.entries()?[..]) {
            (Some((place, _)), _) => place,
            (None, [.., empty, last]) if self.word(*empty)? == DT_NULL && self.word(*last)? == DT_NULL => *empty,
            (None, _) => self.dynamic(DT_RELACOUNT)?.ok_or("its dynamic section has no room")?.0,
        };
        self.put(place, tag)?;
        self.put(place + 8, value)
    }

    /// Puts the strings at the end, in a segment behind all others.
    fn append_strings(&mut self, table: u64) -> Patching<()> {
        let (mut end, mut align) = (0, 0x1000);
        for segment in self.segments()? {
            if self.half(segment)? == PT_LOAD {
                end = end.max(self.word(segment + 16)? + self.word(segment + 40)?);
                align = align.max(self.word(segment + 48)?);
            }
        }
        let address = end.next_multiple_of(align);
        let offset = (self.bytes.len() as u64).next_multiple_of(align);
        self.bytes.resize(index(offset)?, 0);
        let size = self.strings.len() as u64;
        self.bytes.extend_from_slice(&std::mem::take(&mut self.strings));
        self.add_segment(offset, address, size, align)?;
        for (tag, value) in [(DT_STRTAB, address), (DT_STRSZ, size)] {
            let (place, _) = self.dynamic(tag)?.ok_or("it has no strings")?;
            self.put(place + 8, value)?;
        }
        self.move_section(table, offset, address, size)
    }

    /// Makes a segment of what was a note; segments that are loaded are in the order of their addresses.
    fn add_segment(&mut self, offset: u64, address: u64, size: u64, align: u64) -> Patching<()> {
        let places = self.segments()?;
        let mut headers: Vec<Vec<u8>> =
            places.iter().map(|place| self.bytes[*place..*place + SEGMENT].to_vec()).collect();
        let kind = |header: &[u8]| u32::from_le_bytes([header[0], header[1], header[2], header[3]]);
        let note = headers.iter().position(|header| kind(header) == PT_NOTE);
        headers.remove(note.ok_or("it has no note that could give way")?);
        let last = headers.iter().rposition(|header| kind(header) == PT_LOAD).ok_or("it has no segments")?;
        let mut header = Vec::with_capacity(SEGMENT);
        header.extend_from_slice(&PT_LOAD.to_le_bytes());
        // To be read, and nothing else.
        header.extend_from_slice(&4_u32.to_le_bytes());
        for word in [offset, address, address, size, size, align] {
            header.extend_from_slice(&word.to_le_bytes());
        }
        headers.insert(last + 1, header);
        for (place, header) in places.iter().zip(headers) {
            self.bytes[*place..*place + SEGMENT].copy_from_slice(&header);
        }
        Ok(())
    }

    /// Lets the list of sections, if there is one, know where the strings are.
    fn move_section(&mut self, table: u64, offset: u64, address: u64, size: u64) -> Patching<()> {
        let (first, count) = (index(self.word(0x28)?)?, self.quarter(0x3c)?);
        for place in (0..count).map(|number| first + number * SECTION).filter(|_| first > 0) {
            if self.half(place + 4)? == 3 && self.word(place + 16)? == table {
                self.put(place + 16, address)?;
                self.put(place + 24, offset)?;
                self.put(place + 32, size)?;
            }
        }
        Ok(())
    }
}

fn index(word: u64) -> Patching<usize> {
    usize::try_from(word).map_err(|_| "it is too large".to_owned())
}
