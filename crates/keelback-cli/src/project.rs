//! A project: a crate that is a Python extension, what is said about it, and how it is laid out.

mod companions;
mod creation;
mod discovery;
mod distribution;
mod document;
mod entry_points;
mod groups;
mod layout;
mod manifest;
mod pep621;
mod resolved;
mod settings;

use std::path::{Path, PathBuf};

pub(crate) use companions::{Binary, Companion};
pub(crate) use creation::{ProjectName, checkout, workspace_above};
pub(crate) use discovery::Start;
#[cfg(test)]
pub(crate) use distribution::Readme;
pub(crate) use distribution::{Distribution, Person, accepts_python, normalized_name, spdx};
pub(crate) use document::{Document, Table};
pub(crate) use entry_points::EntryPoints;
pub(crate) use layout::{Layout, ModuleName};
pub(crate) use resolved::Pyo3;
pub(crate) use settings::{Feature, Format, SdistGenerator, Settings, TargetCi, schema};

use crate::cli::{self, Bindings};
use crate::error::{Error, Result};
use discovery::Location;
use manifest::{Directories, Package};

/// A project whose files have been read.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
    manifest: PathBuf,
    pyproject: Option<PathBuf>,
    package: Package,
    directories: Directories,
    settings: Settings,
    layout: Layout,
    distribution: Distribution,
    companions: Vec<Companion>,
    binaries: Vec<Binary>,
    is_program: bool,
}

impl Project {
    /// Finds the project that `start` leads to and reads its `pyproject.toml` and `Cargo.toml`.
    ///
    /// # Errors
    ///
    /// There is no project, its crate is no `cdylib`, one of its files cannot be read, or what they
    /// say cannot be built.
    pub(crate) fn find(start: &Start) -> Result<Self> {
        let location = Location::find(start)?;
        let document = location.pyproject.as_deref().map(Document::read).transpose()?;
        let settings = match &document {
            Some(document) => Settings::read(document)?,
            None => Settings::unset(),
        };
        let (package, directories) = manifest::package(&location.manifest)?;
        let is_wanted = settings.bindings.as_ref().is_some_and(|bindings| bindings.value == Bindings::Bin);
        let only_programs = |targets: &[settings::CargoTarget]| {
            !targets.is_empty() && targets.iter().all(|target| target.kind.as_deref() == Some("bin"))
        };
        let is_program = is_wanted || package.is_program() || only_programs(&settings.targets);
        if !is_program {
            package.check_cdylib()?;
        }
        let root = location.root();
        let distribution = Distribution::read(&root, document.as_ref(), &package)?;
        let layout = Layout::of(&root, &settings, document.as_ref(), &package)?;
        let companions = companions::modules(&root, &settings, &layout)?;
        let binaries = companions::binaries(&root, &settings, &location.manifest)?;
        Ok(Self {
            companions,
            binaries,
            root,
            manifest: location.manifest,
            pyproject: location.pyproject,
            package,
            directories,
            settings,
            layout,
            distribution,
            is_program,
        })
    }

    /// The project with another target directory, if one is asked for.
    pub(crate) fn with_target_directory(mut self, directory: Option<&Path>) -> Result<Self> {
        if let Some(directory) = directory {
            self.directories.target = std::path::absolute(directory)
                .map_err(|error| Error::io("find the target directory", directory, &error))?;
        }
        Ok(self)
    }

    /// The manifest of the crate that `start` leads to.
    pub(crate) fn manifest_at(start: &Start) -> Result<PathBuf> {
        Location::find(start).map(|location| location.manifest)
    }

    /// The directory that the Python packages lie in, or would.
    pub(crate) fn python_root(&self) -> &Path {
        match &self.layout {
            Layout::Plain { root, .. } | Layout::Mixed { root, .. } => root,
        }
    }

    /// The directory of data files, if there is one.
    pub(crate) fn data_directory(&self) -> Option<PathBuf> {
        let directory = match &self.settings.data {
            Some(data) => self.root.join(&data.value),
            None => self.root.join(format!("{}.data", self.layout.top())),
        };
        directory.is_dir().then_some(directory)
    }

    /// The directory of `pyproject.toml`, or of `Cargo.toml` where there is none.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Checks that there is something for Python to import.
    ///
    /// # Errors
    ///
    /// The crate is a program.
    pub(crate) fn check_extension(&self) -> Result<()> {
        match self.is_program {
            true => Err(Error::new(format!(
                "the crate `{}` is a program, which is not installed for editing",
                self.crate_name()
            ))
            .at(&self.manifest)
            .hint("run it with `cargo run`, or install its wheel: `pip install .`")),
            false => Ok(()),
        }
    }

    /// The names of the crate's programs: those among the targets that the project names, if it names any.
    pub(crate) fn programs(&self) -> impl Iterator<Item = String> + '_ {
        let targets = &self.settings.targets;
        let is_named = |name: &String| targets.iter().any(|target| target.is_program(name));
        self.package.programs().filter(move |name| targets.is_empty() || is_named(name))
    }

    /// Whether the crate is a program, and not an extension.
    pub(crate) fn is_program(&self) -> bool {
        self.is_program
    }

    /// The path of the crate's `Cargo.toml`.
    pub(crate) fn manifest(&self) -> &Path {
        &self.manifest
    }

    /// The path of `pyproject.toml`.
    pub(crate) fn pyproject(&self) -> Option<&Path> {
        self.pyproject.as_deref()
    }

    /// The crate's name for cargo.
    pub(crate) fn crate_name(&self) -> &str {
        self.package.name()
    }

    /// PyO3 as it is when the crate is built so, if it is among what the crate depends on.
    ///
    /// # Errors
    ///
    /// Cargo cannot find out what the crate depends on.
    pub(crate) fn pyo3(&self, options: &cli::Cargo) -> Result<Option<Pyo3>> {
        match self.package.may_use_pyo3() {
            true => resolved::pyo3(self, options),
            false => Ok(None),
        }
    }

    /// Whether the crate's extension is for every Python.
    pub(crate) fn depends_on_keelback(&self) -> bool {
        self.package.depends_on("keelback")
    }

    /// Cargo's target directory.
    pub(crate) fn target_directory(&self) -> &Path {
        &self.directories.target
    }

    /// The root of the workspace that the crate is in: its own directory, if it is in none.
    pub(crate) fn workspace(&self) -> &Path {
        &self.directories.workspace
    }

    /// What the tool's own table says.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The further extension modules.
    pub(crate) fn companions(&self) -> &[Companion] {
        &self.companions
    }

    /// The binaries that are shipped too.
    pub(crate) fn binaries(&self) -> &[Binary] {
        &self.binaries
    }

    /// What the tool's own table says, to be changed.
    pub(crate) fn into_settings(self) -> Settings {
        self.settings
    }

    /// Where the extension and the Python sources belong.
    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The requirements of a dependency group.
    pub(crate) fn group(&self, name: &str) -> Result<Vec<String>> {
        match &self.pyproject {
            Some(pyproject) => groups::requirements(&Document::read(pyproject)?, name),
            None => {
                Err(Error::new(format!("there is no dependency group `{name}`: the project has no pyproject.toml"))
                    .at(&self.root))
            }
        }
    }

    /// Whether the project has a dependency group of this name.
    pub(crate) fn has_group(&self, name: &str) -> Result<bool> {
        self.pyproject.as_ref().map_or(Ok(false), |pyproject| groups::exists(&Document::read(pyproject)?, name))
    }

    /// What an index is told about the project.
    pub(crate) fn distribution(&self) -> &Distribution {
        &self.distribution
    }
}
