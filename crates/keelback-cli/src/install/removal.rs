//! Removing what earlier installations of a project recorded.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::environment::Environment;
use crate::project;
use crate::wheel::Record;

/// The files that installations of the project `name`, by whatever tool, have recorded.
pub(super) fn earlier_paths(site_packages: &Path, name: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for entry in site_packages.read_dir().into_iter().flatten().flatten() {
        let file_name = entry.file_name();
        let Some(stem) = file_name.to_str().and_then(|name| name.strip_suffix(".dist-info")) else {
            continue;
        };
        let installed = stem.rsplit_once('-').map_or(stem, |(installed, _)| installed);
        if project::normalized_name(installed) != name {
            continue;
        }
        if let Ok(text) = fs::read_to_string(entry.path().join("RECORD")) {
            paths.extend(Record::paths(&text).iter().map(|path| normal(&site_packages.join(path))));
        }
    }
    paths
}

/// Removes the files that are not to be kept, and directories that this leaves empty.
///
/// What lies outside the environment is not touched, whatever a record says.
pub(super) fn remove(environment: &Environment, paths: Vec<PathBuf>, kept: &[PathBuf]) -> bool {
    let kept: Vec<PathBuf> = kept.iter().map(|path| normal(path)).collect();
    let mut removed = false;
    for path in paths {
        // An installer that compiles records the bytecode of files, too.
        let is_bytecode = path.parent().is_some_and(|parent| parent.ends_with("__pycache__"));
        if kept.contains(&path) || !path.starts_with(environment.root()) {
            continue;
        }
        let existed = fs::remove_file(&path).is_ok();
        removed |= existed && !is_bytecode;
        remove_bytecode(&path);
        remove_empty(path.parent(), environment.site_packages());
    }
    removed
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
