//! The tar file: the same bytes for the same files, from any folder on any day.

use std::env;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

use crate::error::{Error, Result};
use crate::sdist::tree::Tree;

/// The date of files where `SOURCE_DATE_EPOCH` sets none: not zero, which some programs take for none,
/// and the one that maturin and cargo use.
const DATE: u64 = 1_153_704_088;

/// Writes the tree below a directory `name` to a file at `path`, which is there whole or not at all.
pub(super) fn write(path: &Path, name: &str, tree: &Tree) -> Result<()> {
    let temporary = path.with_extension("gz.tmp");
    let written = write_to(&temporary, name, tree)
        .and_then(|()| fs::rename(&temporary, path).map_err(|error| Error::io("put the sdist in place", path, &error)));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn write_to(path: &Path, name: &str, tree: &Tree) -> Result<()> {
    let unwritable = |error: std::io::Error| Error::io("write the sdist", path, &error);
    let date = date()?;
    let file = BufWriter::new(File::create(path).map_err(unwritable)?);
    let mut archive = Builder::new(GzBuilder::new().mtime(0).write(file, Compression::best()));
    for (relative, content) in tree.files() {
        let (bytes, executable) = content.read()?;
        let full = format!("{name}/{relative}");
        let mut header = header(bytes.len() as u64, executable, date);
        if header.set_path(&full).is_err() {
            // Longer than the header has room for: the path stands in a record of its own (POSIX.1-2001).
            archive.append_pax_extensions([("path", full.as_bytes())]).map_err(unwritable)?;
            let tail: String = full.chars().rev().take(90).collect::<Vec<_>>().into_iter().rev().collect();
            header.set_path(tail.trim_start_matches('/')).map_err(unwritable)?;
        }
        header.set_cksum();
        archive.append(&header, bytes.as_slice()).map_err(unwritable)?;
    }
    let compressed = archive.into_inner().map_err(unwritable)?;
    compressed.finish().map_err(unwritable)?.flush().map_err(unwritable)
}

fn header(size: u64, executable: bool, date: u64) -> Header {
    let mut header = Header::new_ustar();
    header.set_entry_type(EntryType::Regular);
    header.set_size(size);
    header.set_mode(if executable { 0o755 } else { 0o644 });
    header.set_mtime(date);
    header.set_uid(0);
    header.set_gid(0);
    header
}

fn date() -> Result<u64> {
    let Ok(epoch) = env::var("SOURCE_DATE_EPOCH") else {
        return Ok(DATE);
    };
    epoch
        .parse()
        .map_err(|_| Error::new(format!("SOURCE_DATE_EPOCH is `{epoch}`, which is no number of seconds since 1970")))
}
