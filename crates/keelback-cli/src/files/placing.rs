//! Putting files in place: only what differs, and never half.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// What a file is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted<'a> {
    /// A file that holds these bytes.
    Bytes(&'a [u8]),
    /// A file that holds these bytes, and that the system may start.
    Program(&'a [u8]),
    /// The library at this path, without copying its bytes where that is possible.
    ///
    /// A clone shares nothing that the next build could change under a running program; a hard link
    /// shares the file, which linkers replace rather than rewrite; a copy is the last resort.
    Library(&'a Path),
    /// Something that stands for the source file at this path.
    Source(&'a Path),
}

impl Wanted<'_> {
    /// Whether that is what is at `path`.
    ///
    /// # Errors
    ///
    /// The library does not exist.
    pub(crate) fn is_at(&self, path: &Path) -> Result<bool> {
        match self {
            Self::Bytes(bytes) => Ok(holds(path, bytes)),
            Self::Program(bytes) => Ok(holds(path, bytes) && is_program(path)),
            Self::Source(source) if cfg!(unix) => Ok(fs::read_link(path).is_ok_and(|target| target == *source)),
            Self::Library(source) | Self::Source(source) => {
                let wanted = source.metadata().map_err(|error| Error::io("read the library", source, &error))?;
                Ok(path.symlink_metadata().is_ok_and(|present| is_same(&wanted, &present)))
            }
        }
    }

    /// Makes it at `path`, where nothing is.
    pub(crate) fn make_at(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::Bytes(bytes) => fs::write(path, bytes),
            Self::Program(bytes) => fs::write(path, bytes).and_then(|()| make_program(path)),
            Self::Source(source) if cfg!(unix) => symlink(source, path),
            Self::Library(source) | Self::Source(source) => link(source, path),
        }
    }
}

/// Makes `path` what is wanted; says whether it had to.
pub(crate) fn put(path: &Path, wanted: Wanted<'_>) -> Result<bool> {
    if wanted.is_at(path)? {
        return Ok(false);
    }
    replace(path, |temporary| wanted.make_at(temporary)).map_err(|error| Error::io("write the file", path, &error))?;
    Ok(true)
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_file = |metadata: Metadata| metadata.is_file() && metadata.len() == bytes.len() as u64;
    path.symlink_metadata().is_ok_and(is_file) && fs::read(path).is_ok_and(|present| present == bytes)
}

fn link(source: &Path, path: &Path) -> io::Result<()> {
    if reflink_copy::reflink(source, path).is_err() {
        let _ = fs::remove_file(path);
        if fs::hard_link(source, path).is_ok() {
            return Ok(());
        }
        fs::copy(source, path)?;
    }
    File::options().write(true).open(path)?.set_modified(source.metadata()?.modified()?)
}

/// Whether the system would start the file.
#[cfg(unix)]
pub(crate) fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

/// Whether the system would start the file.
#[cfg(not(unix))]
pub(crate) fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(unix)]
fn make_program(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_program(_path: &Path) -> io::Result<()> {
    Ok(())
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
fn replace(path: &Path, make: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let temporary = temporary(path);
    let _ = fs::remove_file(&temporary);
    let made = make(&temporary).and_then(|()| exchange(&temporary, path).or_else(|_| fs::rename(&temporary, path)));
    // A rename of one link of a file onto another link of it leaves both.
    let _ = fs::remove_file(&temporary);
    made
}

/// Gives each of two files the other's name, at once.
///
/// Some file systems write a file out before it replaces another one, and a library that the linker has just made takes its
/// time; what is exchanged replaces nothing.
///
/// # Errors
///
/// One of them does not exist, or the system cannot do it.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(crate) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Gives each of two files the other's name: not on this system.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(crate) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
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
