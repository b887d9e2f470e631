//! Whether a wheel or an sdist is fit to be published.

mod sdist;
mod wheel;

use std::path::Path;

use crate::error::Result;
use crate::index::{DistributionFile, Kind};

/// Everything that is wrong with the file, in words; nothing, if it is fit.
///
/// # Errors
///
/// The file cannot be read at all.
pub(crate) fn of(path: &Path) -> Result<Vec<String>> {
    let file = DistributionFile::read(path)?;
    let mut wrong = named_alike(&file);
    wrong.extend(match file.kind {
        Kind::Wheel => wheel::mistakes(&file)?,
        Kind::Sdist => sdist::mistakes(&file)?,
    });
    Ok(wrong)
}

/// Whether the file's name says the name and version that the metadata says.
fn named_alike(file: &DistributionFile) -> Vec<String> {
    let mut wrong = Vec::new();
    let parts = file.name_parts();
    let name = file.field("Name").unwrap_or_default();
    let normalized = crate::project::normalized_name(name);
    if parts.first().copied().map(crate::project::normalized_name) != Some(normalized) {
        wrong.push(format!("the file's name does not begin with the project's, `{name}`"));
    }
    let version = file.field("Version").unwrap_or_default();
    if parts.get(1).copied() != Some(version) {
        wrong.push(format!("the file's name does not have the version of the metadata, `{version}`"));
    }
    if version.contains('+') {
        wrong.push(format!("`{version}` is a local version, which indexes refuse"));
    }
    wrong
}
