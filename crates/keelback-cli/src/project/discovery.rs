//! Which project a command is about.

use std::env;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::project::document::Document;
use crate::project::manifest;
use crate::project::settings::Settings;

/// Where the search begins.
#[derive(Debug)]
pub(crate) enum Start {
    /// At this `Cargo.toml`, and nowhere else.
    Manifest(PathBuf),
    /// In each of these directories, upward.
    Directories(Vec<PathBuf>),
}

impl Start {
    /// At the manifest that was named, else in the current directory.
    pub(crate) fn new(manifest: Option<&Path>) -> Result<Self> {
        match manifest {
            Some(manifest) => Self::manifest(manifest),
            None => Ok(Self::Directories(vec![current_directory()?])),
        }
    }

    /// In `directory`, and then in the current one.
    pub(crate) fn at_or_current(directory: PathBuf) -> Result<Self> {
        Ok(Self::Directories(vec![directory, current_directory()?]))
    }

    /// In `directory`, and upward.
    pub(crate) fn within(directory: PathBuf) -> Self {
        Self::Directories(vec![directory])
    }

    fn manifest(path: &Path) -> Result<Self> {
        let manifest = if path.is_dir() { path.join("Cargo.toml") } else { path.to_path_buf() };
        if !manifest.is_file() {
            return Err(Error::new("there is no such manifest").at(&manifest));
        }
        absolute(&manifest).map(Self::Manifest)
    }
}

/// The two files that make a project.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Location {
    pub(crate) manifest: PathBuf,
    pub(crate) pyproject: Option<PathBuf>,
}

impl Location {
    /// Finds the nearest project.
    ///
    /// # Errors
    ///
    /// There is none; the error tells of the nearest crate that is no extension, if there is one.
    pub(crate) fn find(start: &Start) -> Result<Self> {
        let directories = match start {
            Start::Manifest(manifest) => return Self::around(manifest),
            Start::Directories(directories) => directories,
        };
        let (mut program, mut near_miss) = (None, None);
        for start in directories {
            for directory in start.ancestors() {
                match Self::in_directory(directory)? {
                    Found::Extension(location) => return Ok(location),
                    Found::Program(location) => {
                        // An extension that another directory leads to is rather meant than a program.
                        program = program.or(Some(location));
                        break;
                    }
                    Found::NearMiss(error) => near_miss = near_miss.or(Some(error)),
                    Found::Nothing => {}
                }
            }
        }
        program.ok_or_else(|| near_miss.unwrap_or_else(|| no_project(&directories[0])))
    }

    /// The project's root directory.
    pub(crate) fn root(&self) -> PathBuf {
        let file = self.pyproject.as_deref().unwrap_or(&self.manifest);
        file.parent().unwrap_or(Path::new("")).to_path_buf()
    }

    /// The project of a manifest: a `pyproject.toml` beside it, or above it and pointing to it.
    fn around(manifest: &Path) -> Result<Self> {
        let mut directories = manifest.ancestors().skip(1);
        let location = |pyproject| Self { manifest: manifest.to_path_buf(), pyproject };
        let beside = directories.next().unwrap_or(Path::new("")).join("pyproject.toml");
        if beside.is_file() && same_file(&manifest_of(&beside)?, manifest) {
            return Ok(location(Some(beside)));
        }
        // Files further up may be strangers', whose mistakes are no concern of this project.
        let points_here = |pyproject: &PathBuf| {
            pyproject.is_file() && manifest_of(pyproject).is_ok_and(|found| same_file(&found, manifest))
        };
        Ok(location(directories.map(|directory| directory.join("pyproject.toml")).find(points_here)))
    }

    fn in_directory(directory: &Path) -> Result<Found> {
        let pyproject = directory.join("pyproject.toml");
        let has_pyproject = pyproject.is_file();
        let manifest = if has_pyproject { manifest_of(&pyproject)? } else { directory.join("Cargo.toml") };
        if !manifest.is_file() {
            return Ok(Found::Nothing);
        }
        if manifest::declares_cdylib(&manifest)? {
            return Ok(Found::Extension(match has_pyproject {
                true => Self { manifest, pyproject: Some(pyproject) },
                false => Self::around(&manifest)?,
            }));
        }
        if has_pyproject && is_ours(&pyproject)? && manifest::has_program(&manifest)? {
            return Ok(Found::Program(Self { manifest, pyproject: Some(pyproject) }));
        }
        if manifest::is_virtual(&manifest)? {
            return Ok(Found::NearMiss(manifest::virtual_workspace(&manifest)));
        }
        let name = Document::read(&manifest)?
            .root()
            .table("package")?
            .and_then(|package| package.text("name").ok().flatten())
            .unwrap_or_default();
        Ok(Found::NearMiss(manifest::no_cdylib(&name, &manifest)))
    }
}

enum Found {
    Extension(Location),
    Program(Location),
    NearMiss(Error),
    Nothing,
}

/// Whether a `pyproject.toml` says that this tool, or maturin, builds the project.
fn is_ours(pyproject: &Path) -> Result<bool> {
    let document = Document::read(pyproject)?;
    let table = |name: &str| document.root().table(name).ok().flatten();
    let has_settings = table("tool").is_some_and(|tool| tool.get("keelback").or(tool.get("maturin")).is_some());
    let backend = table("build-system").and_then(|system| system.text("build-backend").ok().flatten());
    Ok(has_settings || backend.is_some_and(|backend| ["keelback", "maturin"].contains(&backend.as_str())))
}

/// The manifest that a `pyproject.toml` is about.
fn manifest_of(pyproject: &Path) -> Result<PathBuf> {
    let document = Document::read(pyproject)?;
    let directory = pyproject.parent().unwrap_or(Path::new(""));
    // Keys are judged when the project is read; here a stranger's file is only asked where it points.
    let tool = document.root().table("tool").ok().flatten();
    let own = tool.and_then(|tool| {
        let table = tool.table("keelback").ok().flatten();
        table.or_else(|| tool.table("maturin").ok().flatten())
    });
    let set = own.and_then(|own| own.text("manifest-path").ok().flatten());
    if let Some(set) = set {
        let manifest = directory.join(set);
        if manifest.is_file() {
            return Ok(manifest);
        }
        let place = Settings::read(&document)?.manifest_path.map(|setting| setting.place);
        let error = Error::new(format!("`manifest-path` points to `{}`, which does not exist", manifest.display()));
        return Err(match place {
            Some(place) => error.at_place(place),
            None => error.at(pyproject),
        });
    }
    let in_rust = directory.join("rust").join("Cargo.toml");
    let beside = directory.join("Cargo.toml");
    Ok(if !beside.is_file() && in_rust.is_file() { in_rust } else { beside })
}

fn no_project(start: &Path) -> Error {
    Error::new("there is no Cargo.toml of an extension here or in a directory above")
        .at(start)
        .hint("make a project with `keelback new PATH`, or name one with `--manifest-path`")
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

fn current_directory() -> Result<PathBuf> {
    env::current_dir().map_err(|error| Error::new(format!("there is no current directory: {error}")))
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| Error::io("find the path", path, &error))
}
