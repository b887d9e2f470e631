//! Installing into an environment, as pip and uv would see it, without either.

mod editable;
mod removal;
mod scripts;

use std::path::{Path, PathBuf};

use crate::artifact::Extension;
use crate::environment::Environment;
use crate::error::Result;
use crate::files::{self, Content, PackageFile, Selection, placing};
use crate::project::{Layout, Project};
use crate::wheel::{DistInfo, Record, Tags};

/// What an installation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Installed,
    Unchanged,
}

impl Outcome {
    /// The word for it.
    pub(crate) fn verb(self) -> &'static str {
        match self {
            Self::Installed => "Installed",
            Self::Unchanged => "Unchanged",
        }
    }
}

/// Puts the project into the environment and removes what an earlier installation left behind.
///
/// Files are replaced one by one and only where they differ; what records them is written last.
pub(crate) fn into(environment: &Environment, project: &Project, extension: &Extension) -> Result<Outcome> {
    let site_packages = environment.site_packages();
    let mut installation = Installation { site_packages, record: Record::default(), paths: Vec::new(), changed: false };
    for file in &package(project, extension)? {
        installation.place(file)?;
    }
    for script in scripts::of(project, environment)? {
        installation.write(&script.path, &script.bytes)?;
        scripts::make_executable(&site_packages.join(&script.path))?;
    }
    let info = dist_info(project, extension)?;
    for (path, bytes) in &info.files {
        installation.write(path, bytes)?;
    }
    let record = format!("{}/RECORD", info.directory);
    installation.record.add_unhashed(&record);
    let text = installation.record.text();
    // What is to go is known from the old record, which the new one may replace.
    let left_behind = removal::earlier_paths(site_packages, &project.distribution().normalized_name());
    installation.write(&record, text.as_bytes())?;
    let kept: Vec<PathBuf> = installation.paths.iter().map(|path| site_packages.join(path)).collect();
    let removed = removal::remove(environment, left_behind, &kept);
    Ok(if installation.changed || removed { Outcome::Installed } else { Outcome::Unchanged })
}

struct Installation<'e> {
    site_packages: &'e Path,
    record: Record,
    paths: Vec<String>,
    changed: bool,
}

impl Installation<'_> {
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        self.changed |= placing::write(&self.site_packages.join(path), bytes)?;
        if !path.ends_with("/RECORD") {
            self.record.add(path, bytes);
        }
        self.paths.push(path.to_owned());
        Ok(())
    }

    fn place(&mut self, file: &PackageFile) -> Result<()> {
        let path = self.site_packages.join(&file.path);
        match &file.content {
            Content::Text(text) => return self.write(&file.path, text.as_bytes()),
            // Neither is copied, so neither has a hash that would stay true.
            Content::File(source) => self.changed |= placing::source(source, &path)?,
            Content::Library(library) => self.changed |= placing::library(library, &path)?,
        }
        self.record.add_unhashed(&file.path);
        self.paths.push(file.path.clone());
        Ok(())
    }
}

/// The files outside `.dist-info`.
fn package(project: &Project, extension: &Extension) -> Result<Vec<PackageFile>> {
    match project.layout() {
        Layout::Plain { .. } => {
            let mut package = files::sources(project, extension, Selection::Present)?;
            package.push(files::library(project, extension));
            Ok(package)
        }
        Layout::Mixed { module, root, .. } => editable::package(project, extension, module, root),
    }
}

/// `.dist-info`, with what installers add.
///
/// See <https://packaging.python.org/en/latest/specifications/direct-url/>.
fn dist_info(project: &Project, extension: &Extension) -> Result<DistInfo> {
    let mut info = DistInfo::of(project, &Tags::installed(project, extension))?;
    info.add("INSTALLER", "keelback\n");
    info.add("REQUESTED", "");
    let url = file_url(project.root());
    info.add("direct_url.json", format!("{{\"dir_info\": {{\"editable\": true}}, \"url\": \"{url}\"}}\n"));
    Ok(info)
}

/// The path as a URL: <https://www.rfc-editor.org/rfc/rfc8089>.
fn file_url(path: &Path) -> String {
    use std::fmt::Write;
    let path = path.to_string_lossy().replace('\\', "/");
    let mut url = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b':' => url.push(byte.into()),
            _ => {
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_urls() {
        assert_eq!(file_url(Path::new("/a b/ü")), "file:///a%20b/%C3%BC");
        assert_eq!(file_url(Path::new("C:\\a")), "file:///C:/a");
    }
}
