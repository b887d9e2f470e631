//! The rows themselves: words, texts and lists in the library's memory.

use std::path::Path;

use super::module::Module;
use crate::artifact::{Image, LibraryFile};
use crate::error::{Error, Result};

/// What a symbol that leads to a module's rows is called, before the module's name.
const SYMBOL: &str = "keelback_module_";
/// The layout that is known here: `keelback-core` counts its changes.
const FORMAT: u64 = 3;
/// The section of the further blocks of classes, and the size of one in words.
const BLOCKS: (&str, u64) = ("keelback", 4);
/// More than any list in a library has; a damaged one could say anything.
const MOST: u64 = 1 << 16;

/// What reading gives; the text says what is wrong with the library.
pub(super) type Reading<T> = std::result::Result<T, String>;

/// Reads rows.
pub(super) struct Reader<'i> {
    image: &'i Image<'i>,
    /// The further blocks of classes: the address of a class's descriptor, and of the block's rows.
    blocks: Vec<(u64, u64)>,
}

/// What the library at `path` says of its module `name`; `None` if it does not, because it was made with something else.
///
/// # Errors
///
/// The library cannot be read, or was made with a version of keelback that says it differently.
pub(crate) fn module(path: &Path, name: &str) -> Result<Option<Module>> {
    let unreadable = |reason: String| {
        Error::new(format!("the library's description of itself cannot be read: {reason}"))
            .at(path)
            .hint("build it with the version of keelback that the tool has")
    };
    let file = LibraryFile::open(path)?;
    let symbol = format!("{SYMBOL}{name}");
    let image = Image::map(&file, &symbol).map_err(unreadable)?;
    let Some((_, root)) = image.exports().iter().find(|(export, _)| *export == symbol) else {
        return Ok(None);
    };
    let reader = Reader::new(&image).map_err(unreadable)?;
    let format = reader.word(*root, 0).map_err(unreadable)?;
    if format != FORMAT {
        return Err(unreadable(format!("it is of format {format}, and the tool knows {FORMAT}")));
    }
    let module = reader.word(*root, 1).and_then(|module| reader.module(module));
    module.map(Some).map_err(unreadable)
}

impl<'i> Reader<'i> {
    fn new(image: &'i Image<'i>) -> Reading<Self> {
        let mut reader = Self { image, blocks: Vec::new() };
        let (name, words) = BLOCKS;
        let (start, size) = image.section(name).unwrap_or_default();
        for number in 0..size / (words * image.word_size()) {
            let block = reader.field(start, number * words);
            reader.blocks.push((reader.word(block, 1)?, reader.word(block, 0)?));
        }
        Ok(reader)
    }

    /// The rows of the further blocks of the class that has this path.
    pub(super) fn further_blocks(&self, path: &str) -> Reading<Vec<u64>> {
        let mut found = Vec::new();
        for (class, items) in &self.blocks {
            if self.text(*class, 2)? == path {
                found.push(*items);
            }
        }
        Ok(found)
    }

    /// The address of a field, counted in words.
    pub(super) fn field(&self, address: u64, index: u64) -> u64 {
        address + index * self.image.word_size()
    }

    pub(super) fn word(&self, address: u64, index: u64) -> Reading<u64> {
        self.image.word(self.field(address, index))
    }

    pub(super) fn byte(&self, address: u64) -> Reading<u8> {
        self.image.byte(address)
    }

    pub(super) fn int(&self, address: u64) -> Reading<u32> {
        self.image.int(address)
    }

    /// The addresses of a list's rows, each of `size` words.
    pub(super) fn rows(&self, address: u64, index: u64, size: u64) -> Reading<Vec<u64>> {
        let (start, count) = (self.word(address, index)?, self.word(address, index + 1)?);
        match count <= MOST {
            true => Ok((0..count).map(|number| self.field(start, number * size)).collect()),
            false => Err(format!("a list is said to have {count} rows")),
        }
    }

    /// A text.
    pub(super) fn text(&self, address: u64, index: u64) -> Reading<String> {
        Ok(self.optional_text(address, index)?.unwrap_or_default())
    }

    /// A text that may be absent.
    pub(super) fn optional_text(&self, address: u64, index: u64) -> Reading<Option<String>> {
        let (start, size) = (self.word(address, index)?, self.word(address, index + 1)?);
        match (start, size) {
            (0, _) => Ok(None),
            // An empty text may lie nowhere.
            (_, 0) => Ok(Some(String::new())),
            _ => {
                let bytes = self.image.bytes(start, size)?;
                let text = std::str::from_utf8(bytes).map_err(|_| "a text is not UTF-8")?;
                Ok(Some(text.to_owned()))
            }
        }
    }

    /// A text with a NUL at its end.
    pub(super) fn c_text(&self, address: u64, index: u64) -> Reading<String> {
        let mut text = self.text(address, index)?;
        if text.ends_with('\0') {
            text.pop();
        }
        Ok(text)
    }
}
