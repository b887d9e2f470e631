//! A directory from which the built package can be imported, without any environment.
//!
//! It lies in cargo's target directory and has the layout of the wheel: the library, and links to the
//! Python sources, so that an edit of those needs no build.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::artifact::Extension;
use crate::error::{Error, Result};
use crate::files::placing::{self, Wanted};
use crate::files::{self, Content, PackageFile, Selection};
use crate::project::Project;
use crate::wheel;

/// A staged package.
#[derive(Clone, Debug)]
pub(crate) struct Stage {
    root: PathBuf,
    top: String,
}

impl Stage {
    /// Brings the project's stage up to date with its sources and its library.
    pub(crate) fn prepare(project: &Project, extension: &Extension) -> Result<Self> {
        let root = directory(project, extension);
        let mut package = files::sources(project, extension, Selection::Present)?;
        package.extend(files::libraries(project, extension));
        for file in &package {
            let path = root.join(&file.path);
            match &file.content {
                Content::File(source) => placing::put(&path, Wanted::Source(&absolute(source)?))?,
                Content::Library(library) => placing::put(&path, Wanted::Library(library))?,
                Content::Text(text) => placing::put(&path, Wanted::Bytes(text.as_bytes()))?,
            };
        }
        prune(&root, &package)?;
        Ok(Self { root, top: project.layout().top().to_owned() })
    }

    /// The directory to import from.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a program whose own directory is `directory` would import the package from there.
    pub(crate) fn is_shadowed_in(&self, directory: &Path) -> bool {
        let candidates = [format!("{}/__init__.py", self.top), format!("{}.py", self.top), format!("{}.so", self.top)];
        candidates.iter().any(|candidate| directory.join(candidate).is_file())
    }
}

/// One directory for each project and profile, also where projects share a target directory.
fn directory(project: &Project, extension: &Extension) -> PathBuf {
    let digest = wheel::digest(project.root().to_string_lossy().as_bytes());
    let short: String = digest.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let profile = extension.path().parent().and_then(Path::file_name).unwrap_or_default();
    let name = format!("{}-{short}", project.crate_name());
    project.target_directory().join("keelback").join("run").join(name).join(profile)
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| Error::io("find the file", path, &error))
}

/// Removes what is no longer part of the package; bytecode stays.
fn prune(root: &Path, package: &[PackageFile]) -> Result<()> {
    let wanted: HashSet<PathBuf> = package.iter().map(|file| root.join(&file.path)).collect();
    prune_directory(root, &wanted).map(|_| ())
}

/// Says whether anything is left in the directory.
fn prune_directory(directory: &Path, wanted: &HashSet<PathBuf>) -> Result<bool> {
    let unreadable = |error: std::io::Error| Error::io("tidy the directory", directory, &error);
    let mut is_used = false;
    for entry in directory.read_dir().map_err(unreadable)?.flatten() {
        let path = entry.path();
        if entry.file_name() == "__pycache__" {
            continue;
        }
        let is_directory = entry.file_type().map_err(unreadable)?.is_dir();
        match is_directory {
            true if prune_directory(&path, wanted)? => is_used = true,
            true => fs::remove_dir_all(&path).map_err(unreadable)?,
            false if wanted.contains(&path) => is_used = true,
            false => fs::remove_file(&path).map_err(unreadable)?,
        }
    }
    Ok(is_used)
}
