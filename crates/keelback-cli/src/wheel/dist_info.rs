//! The `.dist-info` directory, which says what a package is and who put it there.

use std::fmt::Write;
use std::fs;

use crate::error::{Error, Result};
use crate::project::Project;
use crate::wheel::metadata::{self, slashed};
use crate::wheel::tags::Tags;

/// The directory's name and its files, without `RECORD`.
#[derive(Clone, Debug)]
pub(crate) struct DistInfo {
    pub(crate) directory: String,
    /// Paths below the import root, and contents.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

impl DistInfo {
    /// What the project's directory holds, whether in a wheel or installed.
    pub(crate) fn of(project: &Project, tags: &Tags) -> Result<Self> {
        Self::with_tags(project, &tags.expanded())
    }

    /// What is known before anything is built: all but the tags.
    pub(crate) fn unbuilt(project: &Project) -> Result<Self> {
        Self::with_tags(project, &[])
    }

    fn with_tags(project: &Project, tags: &[String]) -> Result<Self> {
        let distribution = project.distribution();
        let directory = format!("{}-{}.dist-info", distribution.normalized_name(), distribution.version);
        let mut info = Self { directory, files: Vec::new() };
        info.add("METADATA", metadata::text(distribution));
        info.add("WHEEL", wheel_text(tags));
        if let Some(text) = distribution.entry_points.text() {
            info.add("entry_points.txt", text);
        }
        for file in &distribution.license_files {
            let path = project.root().join(file);
            let text = fs::read(&path).map_err(|error| Error::io("read the licence file", &path, &error))?;
            info.add(&format!("licenses/{}", slashed(file)), text);
        }
        Ok(info)
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        self.files.push((format!("{}/{name}", self.directory), content.into()));
    }
}

fn wheel_text(tags: &[String]) -> String {
    let mut text =
        format!("Wheel-Version: 1.0\nGenerator: keelback {}\nRoot-Is-Purelib: false\n", env!("CARGO_PKG_VERSION"));
    for tag in tags {
        let _ = writeln!(text, "Tag: {tag}");
    }
    text
}
