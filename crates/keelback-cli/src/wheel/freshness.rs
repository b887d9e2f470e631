//! Whether a wheel that is there is the one that would be made: going by sizes and times, as `make` does.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use crate::files::{Content, PackageFile};
use crate::wheel::DistInfo;
use crate::wheel::archive::Packing;
use crate::wheel::record::digest;

/// What went into a wheel, noted in cargo's target directory.
#[derive(Debug)]
pub(super) struct Note {
    path: PathBuf,
    /// Of everything that decides about the bytes of the wheel.
    inputs: String,
}

impl Note {
    /// The note for a wheel at `wheel` with these files.
    pub(super) fn of(wheel: &Path, target: &Path, package: &[PackageFile], info: &DistInfo, packing: Packing) -> Self {
        let wheel = std::path::absolute(wheel).unwrap_or_else(|_| wheel.to_path_buf());
        let path = target.join("keelback").join("wheels").join(digest(wheel.to_string_lossy().as_bytes()));
        Self { path, inputs: inputs(package, info, packing) }
    }

    /// Whether the wheel was made of the same and has not been touched since.
    pub(super) fn fits(&self, wheel: &Path) -> bool {
        let noted = fs::read_to_string(&self.path);
        noted.is_ok_and(|noted| self.text(wheel).is_some_and(|text| text == noted))
    }

    /// Notes what the wheel was made of; a note that cannot be written is no matter.
    pub(super) fn take(&self, wheel: &Path) {
        if let (Some(text), Some(parent)) = (self.text(wheel), self.path.parent()) {
            let _ = fs::create_dir_all(parent).and_then(|()| fs::write(&self.path, text));
        }
    }

    fn text(&self, wheel: &Path) -> Option<String> {
        Some(format!("{}\n{}\n", self.inputs, state(&wheel.metadata().ok()?)))
    }
}

fn inputs(package: &[PackageFile], info: &DistInfo, packing: Packing) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: &[u8]| {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(std::env::var("SOURCE_DATE_EPOCH").unwrap_or_default().as_bytes());
    add(format!("{packing:?}").as_bytes());
    for file in package {
        add(file.path.as_bytes());
        match &file.content {
            Content::Text(text) => add(text.as_bytes()),
            Content::File(path) | Content::Library(path) => {
                add(path.to_string_lossy().as_bytes());
                add(path.metadata().map(|metadata| state(&metadata)).unwrap_or_default().as_bytes());
            }
        }
    }
    for (path, bytes) in &info.files {
        add(path.as_bytes());
        add(bytes);
    }
    format!("{:x}", hash.finalize())
}

/// What changes when a file does.
fn state(metadata: &Metadata) -> String {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("{} {} {}", metadata.len(), modified.unwrap_or_default().as_nanos(), mode(metadata))
}

#[cfg(unix)]
fn mode(metadata: &Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&metadata.permissions())
}

#[cfg(not(unix))]
fn mode(_metadata: &Metadata) -> u32 {
    0
}
