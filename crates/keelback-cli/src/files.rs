//! The files of a package, as they are to lie below an import root.

mod outputs;
pub(crate) mod placing;
mod stubs;

use std::path::{Path, PathBuf};

pub(crate) use stubs::stubs;

use globset::{Glob, GlobSet, GlobSetBuilder};
use ignore::WalkBuilder;

use crate::artifact::{self, Extension};
use crate::error::{Error, Result};
use crate::project::{Format, Layout, Project};

/// One file of a package.
#[derive(Clone, Debug)]
pub(crate) struct PackageFile {
    /// Where it lies below the import root, with `/` between the parts.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) content: Content,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// What the file at this path holds.
    File(PathBuf),
    /// The built library at this path.
    Library(PathBuf),
    /// This.
    Text(String),
}

/// Which of the sources are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Selection {
    /// What belongs into a wheel: not what git ignores, unless it is included by name.
    Shipped,
    /// Everything that Python could see when it runs from the sources.
    Present,
}

/// The libraries as files of the package, the project's own first.
pub(crate) fn libraries(project: &Project, extension: &Extension) -> Vec<PackageFile> {
    let directory = project.layout().library_directory().join("/");
    let own = PackageFile {
        path: format!("{directory}/{}", extension.file_name()),
        content: Content::Library(extension.path().to_path_buf()),
    };
    let others = extension
        .modules
        .iter()
        .map(|module| PackageFile { path: module.path(), content: Content::Library(module.library.path.clone()) });
    std::iter::once(own).chain(others).collect()
}

/// The files of the package beside the library, sorted by path.
pub(crate) fn sources(project: &Project, extension: &Extension, selection: Selection) -> Result<Vec<PackageFile>> {
    let mut files = match project.layout() {
        Layout::Plain { module, root } => plain(module.extension(), root),
        Layout::Mixed { root, packages, .. } => packages_in(root, packages, selection)?,
    };
    if selection == Selection::Shipped {
        stubs::complete(project, extension, &mut files)?;
    }
    files.extend(outputs::included(project, extension)?);
    select(project, &mut files, selection)?;
    // A library of this name that something left among the sources would shadow the one just built.
    let directory = project.layout().library_directory().join("/");
    files.retain(|file| !is_stale(&file.path, &directory, extension.name()));
    for module in extension.modules.iter().map(|module| &module.module) {
        files.retain(|file| !is_stale(&file.path, &module.package().join("/"), module.extension()));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|one, other| one.path == other.path);
    Ok(files)
}

/// The Python sources of a project that is no extension, if it has any.
pub(crate) fn sources_of_program(project: &Project) -> Result<Vec<PackageFile>> {
    let mut files = match project.layout() {
        Layout::Plain { .. } => Vec::new(),
        Layout::Mixed { root, packages, .. } => packages_in(root, packages, Selection::Shipped)?,
    };
    select(project, &mut files, Selection::Shipped)?;
    Ok(files)
}

/// Adds what is included, and takes out what is excluded, where files are selected to be shipped.
fn select(project: &Project, files: &mut Vec<PackageFile>, selection: Selection) -> Result<()> {
    if selection == Selection::Shipped {
        files.extend(included(project)?);
        files.extend(data(project)?);
        let excluded = globs(&project.settings().excluded(Format::Wheel))?;
        files.retain(|file| !is_excluded(&excluded, project, file));
    }
    Ok(())
}

/// The package that is made for a lone extension, and the stub that may lie beside the crate.
fn plain(module: &str, root: &Path) -> Vec<PackageFile> {
    let text = |path: String, text: String| PackageFile { path, content: Content::Text(text) };
    let mut files = vec![text(format!("{module}/__init__.py"), reexport(module))];
    let stub = root.join(format!("{module}.pyi"));
    if stub.is_file() {
        files.push(PackageFile { path: format!("{module}/__init__.pyi"), content: Content::File(stub) });
        files.push(text(format!("{module}/py.typed"), String::new()));
    }
    files
}

/// `__init__.py` of a lone extension.
///
/// The extension is named under an alias, because it may export something of its own name.
fn reexport(module: &str) -> String {
    format!(
        "from . import {module} as _extension\n\
         from .{module} import *\n\
         \n\
         __doc__ = _extension.__doc__\n\
         if hasattr(_extension, \"__all__\"):\n    __all__ = _extension.__all__\n\
         del _extension\n"
    )
}

pub(crate) fn packages_in(root: &Path, packages: &[String], selection: Selection) -> Result<Vec<PackageFile>> {
    let mut files = Vec::new();
    for package in packages {
        let mut walk = WalkBuilder::new(root.join(package));
        walk.standard_filters(false).git_ignore(selection == Selection::Shipped).require_git(false);
        walk.follow_links(true).filter_entry(|entry| entry.file_name() != "__pycache__" && !is_cache(entry.path()));
        for entry in walk.build() {
            let entry = entry.map_err(|error| {
                Error::new(format!("could not list the Python sources: {error}")).at(&root.join(package))
            })?;
            let is_bytecode = entry.path().extension().is_some_and(|extension| extension == "pyc");
            if entry.path().is_file() && !is_bytecode {
                files.push(file_below(root, entry.path())?);
            }
        }
    }
    Ok(files)
}

/// Whether the directory is a cache, such as cargo's target directory (<https://bford.info/cachedir/>).
fn is_cache(path: &Path) -> bool {
    path.join("CACHEDIR.TAG").is_file()
}

/// What `include` names, below the Python root or else below the project's root.
fn included(project: &Project) -> Result<Vec<PackageFile>> {
    let settings = project.settings();
    let included = settings.included(Format::Wheel);
    if included.is_empty() {
        return Ok(Vec::new());
    }
    let globs = globs(&included)?;
    let (Layout::Plain { root: python_root, .. } | Layout::Mixed { root: python_root, .. }) = project.layout();
    let mut walk = WalkBuilder::new(project.root());
    walk.standard_filters(false).filter_entry(|entry| entry.file_name() != ".git" && !is_cache(entry.path()));
    let mut files = Vec::new();
    for entry in walk.build().flatten().filter(|entry| entry.path().is_file()) {
        let relative = entry.path().strip_prefix(project.root()).unwrap_or(entry.path());
        if globs.is_match(relative) {
            let root = if entry.path().starts_with(python_root) { python_root } else { project.root() };
            files.push(file_below(root, entry.path())?);
        }
    }
    Ok(files)
}

/// The data files: `<name>-<version>.data` in the wheel, from where installers bring each to its place.
///
/// See <https://packaging.python.org/en/latest/specifications/binary-distribution-format/#the-data-directory>.
fn data(project: &Project) -> Result<Vec<PackageFile>> {
    const PLACES: [&str; 5] = ["data", "headers", "platlib", "purelib", "scripts"];
    let Some(directory) = project.data_directory() else {
        return match &project.settings().data {
            Some(set) => Err(Error::new(format!("`data` names `{}`, which is no directory", set.value.display()))
                .at_place(set.place.clone())),
            None => Ok(Vec::new()),
        };
    };
    let distribution = project.distribution();
    let prefix = format!("{}-{}.data", distribution.normalized_name(), distribution.version);
    let mut files = Vec::new();
    let walk = WalkBuilder::new(&directory).standard_filters(false).follow_links(true).build();
    for entry in walk.flatten().filter(|entry| entry.path().is_file()) {
        let mut file = file_below(&directory, entry.path())?;
        if !PLACES.contains(&file.path.split('/').next().unwrap_or_default()) {
            return Err(Error::new(format!("data files go into {}, and nowhere else", PLACES.join(", ")))
                .at(entry.path())
                .hint("put the file into one of these directories of the data directory"));
        }
        file.path = format!("{prefix}/{}", file.path);
        files.push(file);
    }
    Ok(files)
}

fn is_excluded(excluded: &GlobSet, project: &Project, file: &PackageFile) -> bool {
    let Content::File(path) = &file.content else {
        return false;
    };
    excluded.is_match(path.strip_prefix(project.root()).unwrap_or(path))
}

pub(crate) fn globs(patterns: &[String]) -> Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let glob =
            Glob::new(pattern).map_err(|error| Error::new(format!("`{pattern}` is no glob: {}", error.kind())))?;
        set.add(glob);
    }
    set.build().map_err(|error| Error::new(format!("the globs cannot be used: {error}")))
}

fn file_below(root: &Path, path: &Path) -> Result<PackageFile> {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
    match parts {
        Some(parts) => Ok(PackageFile { path: parts.join("/"), content: Content::File(path.to_path_buf()) }),
        None => Err(Error::new("the file's name is not UTF-8, which a wheel cannot carry").at(path)),
    }
}

/// Whether the file is a build of the extension of this name, made by whatever tool.
fn is_stale(path: &str, directory: &str, extension: &str) -> bool {
    let Some((parent, name)) = path.rsplit_once('/') else {
        return false;
    };
    parent == directory && artifact::is_library_of(name, extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stale_libraries_are_known_by_their_names() {
        assert!(is_stale("a/_b.so", "a", "_b"));
        assert!(is_stale("a/_b.cpython-311-x86_64-linux-gnu.so", "a", "_b"));
        assert!(is_stale("a/_b.abi3.so", "a", "_b"));
        assert!(!is_stale("a/_bc.so", "a", "_b"));
        assert!(!is_stale("a/c/_b.so", "a", "_b"));
        assert!(!is_stale("a/_b.py", "a", "_b"));
    }

    #[test]
    fn a_lone_extension_is_reexported() {
        assert!(reexport("hello").starts_with("from . import hello as _extension\nfrom .hello import *\n"));
    }
}
