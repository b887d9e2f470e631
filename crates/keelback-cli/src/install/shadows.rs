//! What Python would import in place of the library that is being installed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::artifact::{self, Extension};
use crate::error::{Error, Result};
use crate::project::{Layout, Project};

/// Libraries of the extension's name that stand where it will, and that no record lists.
///
/// Python prefers names with a tag (`_x.cpython-313-x86_64-linux-gnu.so`) to the plain one.
pub(super) fn stale_libraries(site_packages: &Path, project: &Project, extension: &Extension) -> Vec<PathBuf> {
    let Layout::Plain { .. } = project.layout() else {
        return Vec::new();
    };
    let directory =
        project.layout().library_directory().iter().fold(site_packages.to_path_buf(), |path, part| path.join(part));
    libraries_in(&directory, extension)
}

/// Libraries of the extension's name in the directory, but for the one that has the very name.
pub(super) fn libraries_in(directory: &Path, extension: &Extension) -> Vec<PathBuf> {
    let own = extension.file_name();
    let entries = directory.read_dir().into_iter().flatten().flatten();
    let is_stale = |name: &str| name != own && artifact::is_library_of(name, extension.name());
    entries.filter(|entry| entry.file_name().to_str().is_some_and(is_stale)).map(|entry| entry.path()).collect()
}

/// Checks that nothing hides a package that is imported from its sources.
///
/// # Errors
///
/// The environment has another package or module of its name that stays.
pub(super) fn check_editable(site_packages: &Path, project: &Project, going: &[PathBuf]) -> Result<()> {
    let Layout::Mixed { root, .. } = project.layout() else {
        return Ok(());
    };
    let top = project.layout().top();
    // Sources that lie where packages are looked for anyway hide nothing.
    if root.canonicalize().ok() == fs::canonicalize(site_packages).ok() {
        return Ok(());
    }
    let package = site_packages.join(top);
    let modules = [package.join("__init__.py"), site_packages.join(format!("{top}.py"))];
    let libraries = site_packages
        .read_dir()
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(|name| artifact::is_library_of(name, top)));
    let mut candidates = modules.into_iter().chain(libraries.map(|entry| entry.path()));
    match candidates.find(|path| path.is_file() && !going.contains(path)) {
        Some(hiding) => {
            Err(Error::new(format!("`{top}` would be imported from the environment, not from the sources"))
                .at(&hiding)
                .hint("no installation of this project recorded the file: uninstall what it belongs to, or remove it"))
        }
        None => Ok(()),
    }
}
