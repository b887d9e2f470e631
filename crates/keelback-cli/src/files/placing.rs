//! Putting files in place: only what differs, and never half.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Makes the file at `path` hold `bytes`; says whether it had to.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(false);
    }
    replace(path, |temporary| fs::write(temporary, bytes))?;
    Ok(true)
}

/// Puts the library at `source` at `path` without copying its bytes, where that is possible; says
/// whether it had to.
///
/// A clone shares nothing that the next build could change under a running program; a hard link
/// shares the file, which linkers replace rather than rewrite; a copy is the last resort.
pub(crate) fn library(source: &Path, path: &Path) -> Result<bool> {
    let unreadable = |error: io::Error| Error::io("read the library", source, &error);
    let wanted = source.metadata().map_err(unreadable)?;
    if path.symlink_metadata().is_ok_and(|present| is_same(&wanted, &present)) {
        return Ok(false);
    }
    replace(path, |temporary| {
        if reflink_copy::reflink(source, temporary).is_err() {
            let _ = fs::remove_file(temporary);
            if fs::hard_link(source, temporary).is_ok() {
                return Ok(());
            }
            fs::copy(source, temporary)?;
        }
        File::options().write(true).open(temporary)?.set_modified(wanted.modified()?)
    })?;
    Ok(true)
}

/// Makes `path` stand for the source file `source`; says whether it had to.
pub(crate) fn source(source: &Path, path: &Path) -> Result<bool> {
    if cfg!(not(unix)) {
        return library(source, path);
    }
    if fs::read_link(path).is_ok_and(|target| target == source) {
        return Ok(false);
    }
    replace(path, |temporary| symlink(source, temporary))?;
    Ok(true)
}

#[cfg(unix)]
fn symlink(source: &Path, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(source, path)
}

#[cfg(not(unix))]
fn symlink(source: &Path, path: &Path) -> io::Result<()> {
    fs::hard_link(source, path)
}

/// Makes the file under another name and then renames it: whoever has the old one open keeps it.
fn replace(path: &Path, make: impl FnOnce(&Path) -> io::Result<()>) -> Result<()> {
    let unwritable = |error: io::Error| Error::io("write the file", path, &error);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(unwritable)?;
    }
    let temporary = temporary(path);
    let _ = fs::remove_file(&temporary);
    let made = make(&temporary).and_then(|()| fs::rename(&temporary, path));
    // A rename of one link of a file onto another link of it leaves both.
    let _ = fs::remove_file(&temporary);
    made.map_err(unwritable)
}

fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev() == other.dev() && one.ino() == other.ino()) || is_copy(one, other)
}

#[cfg(not(unix))]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    is_copy(one, other)
}

fn is_copy(one: &Metadata, other: &Metadata) -> bool {
    one.len() == other.len() && matches!((one.modified(), other.modified()), (Ok(one), Ok(other)) if one == other)
}
