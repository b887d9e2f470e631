//! Which files an sdist has.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use globset::GlobSet;
use ignore::WalkBuilder;

use crate::artifact;
use crate::compile;
use crate::error::{Error, Result};
use crate::files::{self, Content, Selection};
use crate::project::{Format, Layout, Project, SdistGenerator};
use crate::sdist::crates::{Crate, Crates};
use crate::sdist::tree::{Tree, slashed};

/// Whether the project is one that an sdist was unpacked to.
pub(super) fn is_unpacked_sdist(project: &Project) -> bool {
    let Ok(text) = std::fs::read_to_string(project.root().join("PKG-INFO")) else {
        return false;
    };
    let name = text.lines().find_map(|line| line.strip_prefix("Name: "));
    project.pyproject().is_some() && name == Some(project.distribution().name.as_str())
}

/// All that an unpacked sdist holds: it came with nothing else than what is needed.
pub(super) fn whole_directory(project: &Project, out: &Path) -> Result<Tree> {
    let mut tree = Tree::new(project.root().to_path_buf());
    for path in walk(project.root(), out) {
        tree.add(&path)?;
    }
    tree.retain(|path| !is_made(path, project));
    Ok(tree)
}

/// Adds what cargo or git lists, the Python sources, and what is included; takes out what is excluded.
pub(super) fn add(tree: &mut Tree, project: &Project, crates: &Crates, out: &Path) -> Result<()> {
    match project.settings().sdist_generator {
        SdistGenerator::Git => add_all(tree, git_files(tree.root())?)?,
        SdistGenerator::Cargo => {
            for package in crates.shipped.values() {
                add_all(tree, cargo_files(package)?)?;
            }
        }
    }
    add_all(tree, python_sources(project)?)?;
    add_all(tree, data(project, out))?;
    add_all(tree, included(project, out)?)?;
    exclude(tree, project, out)?;
    for manifest in crates.shipped.keys().chain(crates.workspaces.keys()) {
        tree.add(manifest)?;
    }
    if crates.lock.is_file() {
        let text = std::fs::read(&crates.lock).map_err(|error| Error::io("read the file", &crates.lock, &error))?;
        let relative = tree.relative(&crates.lock)?;
        tree.put(&relative, text);
    }
    Ok(())
}

fn add_all(tree: &mut Tree, paths: Vec<PathBuf>) -> Result<()> {
    paths.iter().filter(|path| path.is_file()).try_for_each(|path| tree.add(path))
}

/// What cargo would pack of a crate, without what it makes for that.
fn cargo_files(package: &Crate) -> Result<Vec<PathBuf>> {
    let output = compile::cargo()
        .args(["package", "--list", "--allow-dirty", "--manifest-path"])
        .arg(&package.manifest_path)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| compile::no_cargo(&error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim_end().replace('\n', "\n  ");
        return Err(Error::new("cargo cannot list the files of the crate").at(&package.manifest_path).detail(said));
    }
    let made = ["Cargo.toml.orig", "Cargo.lock", ".cargo_vcs_info.json"];
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = listed.lines().filter(|line| !made.contains(line));
    Ok(lines.map(|line| package.directory().join(line)).collect())
}

fn git_files(root: &Path) -> Result<Vec<PathBuf>> {
    let output = Command::new("git").args(["ls-files", "-z"]).current_dir(root).output();
    let output = output.map_err(|error| Error::new(format!("git could not be started: {error}")))?;
    if !output.status.success() {
        return Err(Error::new("git does not know the project's directory, but `sdist-generator` is `git`").at(root));
    }
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(listed.split('\0').filter(|path| !path.is_empty()).map(|path| root.join(path)).collect())
}

fn python_sources(project: &Project) -> Result<Vec<PathBuf>> {
    let extension = project.layout().extension();
    match project.layout() {
        Layout::Plain { root, .. } => Ok(vec![root.join(format!("{extension}.pyi"))]),
        Layout::Mixed { root, packages, .. } => {
            let files = files::packages_in(root, packages, Selection::Shipped)?;
            let paths = files.into_iter().filter_map(|file| match file.content {
                Content::File(path) => Some(path),
                _ => None,
            });
            let is_stale = |path: &PathBuf| {
                path.file_name().is_some_and(|name| artifact::is_library_of(&name.to_string_lossy(), extension))
            };
            Ok(paths.filter(|path| !is_stale(path)).collect())
        }
    }
}

/// The directory of data files.
fn data(project: &Project, out: &Path) -> Vec<PathBuf> {
    match project.data_directory() {
        Some(directory) => walk(&directory, out),
        None => Vec::new(),
    }
}

fn included(project: &Project, out: &Path) -> Result<Vec<PathBuf>> {
    let globs = project.settings().included(Format::Sdist);
    if globs.is_empty() {
        return Ok(Vec::new());
    }
    let globs = files::globs(&globs)?;
    let is_included = |path: &PathBuf| globs.is_match(path.strip_prefix(project.root()).unwrap_or(path));
    Ok(walk(project.root(), out).into_iter().filter(is_included).collect())
}

/// Takes out what `exclude` names, what lies in `out`, and environments.
fn exclude(tree: &mut Tree, project: &Project, out: &Path) -> Result<()> {
    let globs: GlobSet = files::globs(&project.settings().excluded(Format::Sdist))?;
    let root = tree.root().to_path_buf();
    let walked = ignored_directories(&root);
    tree.retain(|path| {
        let full = root.join(path);
        let of_project = full.strip_prefix(project.root()).ok().and_then(slashed);
        let is_excluded = globs.is_match(path) || of_project.is_some_and(|path| globs.is_match(path));
        let is_output = out != project.root() && full.starts_with(out);
        !is_excluded && !is_output && !walked.iter().any(|directory| full.starts_with(directory))
    });
    let extension = project.layout().extension();
    tree.retain(|path| !is_made(path, project) && !is_built(path, extension));
    // It stands at the root instead.
    if let Some(pyproject) = project.pyproject().filter(|_| project.root() != root) {
        let moved = tree.relative(pyproject)?;
        tree.retain(|path| path != moved.as_str());
    }
    Ok(())
}

/// Whether the file comes from running or building the project: bytecode, or the extension itself.
fn is_built(path: &str, extension: &str) -> bool {
    let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_bytecode = name.ends_with(".pyc") || directory.split('/').any(|part| part == "__pycache__");
    is_bytecode || artifact::is_library_of(name, extension)
}

/// Virtual environments at the root: nobody means to ship them.
fn ignored_directories(root: &Path) -> BTreeSet<PathBuf> {
    let entries = root.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.join("pyvenv.cfg").is_file()).collect()
}

/// Whether the tool makes the file, or an earlier call made it.
fn is_made(path: &str, project: &Project) -> bool {
    let sdist = format!("{}-", project.distribution().normalized_name());
    let is_product = path.ends_with(".whl") || path.ends_with(".tar.gz");
    let name = path.rsplit('/').next().unwrap_or(path);
    path == "PKG-INFO" || (is_product && name.starts_with(&sdist))
}

/// The files below a directory, without git's, caches, environments and what lies in `out`.
fn walk(directory: &Path, out: &Path) -> Vec<PathBuf> {
    let out = out.to_path_buf();
    let root = directory.to_path_buf();
    let mut walk = WalkBuilder::new(directory);
    walk.standard_filters(false).follow_links(true).filter_entry(move |entry| {
        let path = entry.path();
        let is_other = entry.file_name() == ".git" || entry.file_name() == "__pycache__";
        let is_tagged = path.join("CACHEDIR.TAG").is_file() || path.join("pyvenv.cfg").is_file();
        path == root || !(is_other || is_tagged || (path == out && path.is_dir()))
    });
    let files = walk.build().flatten().filter(|entry| entry.path().is_file());
    files.map(|entry| entry.into_path()).collect()
}
