//! A wheel or an sdist that lies somewhere, and what it says about itself.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Wheel,
    Sdist,
}

/// A file for an index.
#[derive(Clone, Debug)]
pub(crate) struct DistributionFile {
    pub(crate) path: PathBuf,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// The fields of its metadata, in order; the description is the last.
    pub(crate) fields: Vec<(String, String)>,
}

impl DistributionFile {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// It is neither a wheel nor an sdist, or has no metadata.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kind = match () {
            () if name.ends_with(".whl") => Kind::Wheel,
            () if name.ends_with(".tar.gz") => Kind::Sdist,
            () => return Err(Error::new("the file is neither a wheel nor an sdist").at(path)),
        };
        let bytes = fs::read(path).map_err(|error| Error::io("read the file", path, &error))?;
        let metadata = match kind {
            Kind::Wheel => wheel_metadata(path)?,
            Kind::Sdist => sdist_metadata(path, &bytes)?,
        };
        let text = String::from_utf8(metadata).map_err(|_| Error::new("the metadata is not UTF-8").at(path))?;
        Ok(Self { path: path.to_path_buf(), kind, name, bytes, fields: fields(&text) })
    }

    /// The value of a field of the metadata.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, _)| field.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The parts of a wheel's name between the hyphens.
    pub(crate) fn name_parts(&self) -> Vec<&str> {
        self.name.trim_end_matches(".whl").trim_end_matches(".tar.gz").split('-').collect()
    }

    /// The Python that the file is for, as indexes ask for it.
    pub(crate) fn python_version(&self) -> String {
        match self.kind {
            Kind::Sdist => "source".to_owned(),
            Kind::Wheel => {
                let parts = self.name_parts();
                parts.get(parts.len().saturating_sub(3)).copied().unwrap_or_default().to_owned()
            }
        }
    }
}

fn wheel_metadata(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |error: zip::result::ZipError| Error::new(format!("the wheel cannot be read: {error}")).at(path);
    let file = File::open(path).map_err(|error| Error::io("read the file", path, &error))?;
    let mut archive = zip::ZipArchive::new(file).map_err(unreadable)?;
    let is_metadata = |name: &&str| name.ends_with(".dist-info/METADATA") && name.matches('/').count() == 1;
    let Some(name) = archive.file_names().find(is_metadata).map(str::to_owned) else {
        return Err(Error::new("the wheel has no METADATA").at(path));
    };
    let mut bytes = Vec::new();
    let mut member = archive.by_name(&name).map_err(unreadable)?;
    member.read_to_end(&mut bytes).map_err(|error| Error::io("read the wheel", path, &error))?;
    Ok(bytes)
}

fn sdist_metadata(path: &Path, bytes: &[u8]) -> Result<Vec<u8>> {
    let unreadable = |error: std::io::Error| Error::io("read the sdist", path, &error);
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bytes));
    for entry in archive.entries().map_err(unreadable)? {
        let mut entry = entry.map_err(unreadable)?;
        let is_metadata = entry.path().is_ok_and(|path| path.ends_with("PKG-INFO") && path.components().count() == 2);
        if is_metadata {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).map_err(unreadable)?;
            return Ok(bytes);
        }
    }
    Err(Error::new("the sdist has no PKG-INFO").at(path))
}

/// The fields of core metadata: headers as in mail, and the description as the body.
fn fields(text: &str) -> Vec<(String, String)> {
    let text = text.replace("\r\n", "\n");
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in head.lines() {
        match (line.strip_prefix([' ', '\t']), fields.last_mut()) {
            (Some(more), Some((_, value))) => {
                value.push('\n');
                value.push_str(more.trim_start());
            }
            _ => {
                if let Some((name, value)) = line.split_once(':') {
                    fields.push((name.to_owned(), value.trim().to_owned()));
                }
            }
        }
    }
    if !body.trim().is_empty() {
        fields.push(("Description".to_owned(), body.to_owned()));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_is_read_as_mail_is() {
        let read = fields("Name: a\nLicense: one\n        two\nClassifier: x\nClassifier: y\n\n# Body\n\nmore\n");
        let expected = [
            ("Name", "a"),
            ("License", "one\ntwo"),
            ("Classifier", "x"),
            ("Classifier", "y"),
            ("Description", "# Body\n\nmore\n"),
        ];
        assert_eq!(read, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
