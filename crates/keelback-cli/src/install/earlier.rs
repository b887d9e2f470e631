//! What earlier installations of a project have left in an environment, by whatever tool.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::project;
use crate::wheel::Record;

/// The files of earlier installations.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    paths: Vec<PathBuf>,
    /// The directories that describe them.
    infos: Vec<PathBuf>,
}

impl Earlier {
    /// Finds the installations of the project `name`.
    ///
    /// # Errors
    ///
    /// There is one whose files nobody has recorded.
    pub(super) fn find(environment: &Environment, name: &str) -> Result<Self> {
        let site_packages = environment.site_packages();
        let mut earlier = Self::default();
        for entry in site_packages.read_dir().into_iter().flatten().flatten() {
            let file_name = entry.file_name();
            let Some((stem, kind)) = file_name.to_str().and_then(|name| name.rsplit_once('.')) else {
                continue;
            };
            let installed = stem.split('-').next().unwrap_or(stem);
            if project::normalized_name(installed) != name {
                continue;
            }
            match kind {
                "dist-info" => earlier.add_recorded(entry.path(), site_packages)?,
                "egg-info" => earlier.add_egg(entry.path())?,
                "egg-link" => earlier.paths.push(entry.path()),
                _ => {}
            }
        }
        earlier.paths.sort();
        earlier.paths.dedup();
        Ok(earlier)
    }

    /// The files that are not among `kept`.
    ///
    /// What lies outside the environment is not touched, whatever a record says.
    pub(super) fn others(&self, environment: &Environment, kept: &[PathBuf]) -> Vec<PathBuf> {
        let kept: Vec<PathBuf> = kept.iter().map(|path| normal(path)).collect();
        let is_other = |path: &&PathBuf| !kept.contains(path) && path.starts_with(environment.root());
        self.paths.iter().filter(is_other).cloned().collect()
    }

    /// Whether these are the files that were recorded, and no others.
    pub(super) fn is(&self, paths: &[PathBuf]) -> bool {
        let mut paths: Vec<PathBuf> = paths.iter().map(|path| normal(path)).collect();
        paths.sort();
        paths == self.paths
    }

    fn add_recorded(&mut self, info: PathBuf, site_packages: &Path) -> Result<()> {
        match fs::read_to_string(info.join("RECORD")) {
            Ok(text) => {
                self.paths.extend(Record::paths(&text).iter().map(|path| normal(&site_packages.join(path))));
                // Installers add files that they do not record.
                self.paths.extend(
                    info.read_dir()
                        .into_iter()
                        .flatten()
                        .flatten()
                        .map(|entry| entry.path())
                        .filter(|path| is_file(path)),
                );
                self.infos.push(info);
                Ok(())
            }
            // What an interrupted uninstallation leaves.
            Err(_) if info.read_dir().is_ok_and(|mut entries| entries.next().is_none()) => Ok(()),
            Err(_) => Err(unrecorded(&info)),
        }
    }

    /// Old setuptools list the files in a directory; still older ones leave a file and no list.
    fn add_egg(&mut self, info: PathBuf) -> Result<()> {
        let Ok(text) = fs::read_to_string(info.join("installed-files.txt")) else {
            return Err(unrecorded(&info));
        };
        self.paths.extend(text.lines().map(|path| normal(&info.join(path))).filter(|path| is_file(path)));
        self.paths.extend(
            info.read_dir().into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| is_file(path)),
        );
        self.infos.push(info);
        Ok(())
    }
}

/// Removes the bytecode of files that are gone, and directories that they leave empty.
pub(super) fn tidy(environment: &Environment, gone: &[PathBuf]) {
    for path in gone {
        remove_bytecode(path);
        remove_empty(path.parent(), environment.site_packages());
    }
}

fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir())
}

fn unrecorded(info: &Path) -> Error {
    let installer = fs::read_to_string(info.join("INSTALLER")).unwrap_or_default();
    let by = match installer.trim() {
        "" => "another tool".to_owned(),
        installer => format!("`{installer}`"),
    };
    Error::new(format!("the project is installed already, by {by}, without a record of its files"))
        .at(info)
        .hint("uninstall it with the tool that installed it")
}

/// Removes what Python compiled the file to.
fn remove_bytecode(path: &Path) {
    let (Some(parent), Some(stem)) = (path.parent(), path.file_stem().and_then(|stem| stem.to_str())) else {
        return;
    };
    if path.extension().is_none_or(|extension| extension != "py") {
        return;
    }
    let cache = parent.join("__pycache__");
    for entry in cache.read_dir().into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(&format!("{stem}.")) {
            let _ = fs::remove_file(entry.path());
        }
    }
    let _ = fs::remove_dir(cache);
}

/// Removes the directory and those above it, as long as they are empty and below `top`.
fn remove_empty(directory: Option<&Path>, top: &Path) {
    let mut next = directory;
    while let Some(directory) = next.filter(|directory| *directory != top && directory.starts_with(top)) {
        if fs::remove_dir(directory).is_err() {
            return;
        }
        next = directory.parent();
    }
}

/// The path without `.` and `..`, by its words alone.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                normal.pop();
            }
            Component::CurDir => {}
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_normal() {
        assert_eq!(normal(Path::new("/v/lib/p/site-packages/../../../bin/x")), Path::new("/v/bin/x"));
    }
}
