//! What can be wrong with an sdist.

use flate2::read::GzDecoder;

use crate::error::{Error, Result};
use crate::index::DistributionFile;

pub(super) fn mistakes(file: &DistributionFile) -> Result<Vec<String>> {
    let unreadable = |error: std::io::Error| Error::io("read the sdist", &file.path, &error);
    let expected = file.name.trim_end_matches(".tar.gz");
    let mut archive = tar::Archive::new(GzDecoder::new(file.bytes.as_slice()));
    let (mut wrong, mut has_pyproject, mut has_lock) = (Vec::new(), false, false);
    for entry in archive.entries().map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path().map_err(unreadable)?.to_string_lossy().into_owned();
        let (directory, rest) = path.split_once('/').unwrap_or((&path, ""));
        if directory != expected {
            wrong.push(format!("`{path}` is not in the directory `{expected}`, where all should be"));
        }
        has_pyproject |= rest == "pyproject.toml";
        has_lock |= rest.rsplit('/').next() == Some("Cargo.lock");
    }
    if !has_pyproject {
        wrong.push("there is no pyproject.toml in it, so nobody knows how to build it".to_owned());
    }
    if !has_lock {
        wrong.push("there is no Cargo.lock in it, so it is built with whatever is newest".to_owned());
    }
    Ok(wrong)
}
