//! `pep517`: what a build frontend asks the backend for.
//!
//! See <https://peps.python.org/pep-0517/> and <https://peps.python.org/pep-0660/>.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::artifact;
use crate::cli::{self, Hook};
use crate::compile::{self, Purpose};
use crate::error::{Error, Result};
use crate::files::placing::{self, Wanted};
use crate::install;
use crate::interpreter::Bound;
use crate::project::{Project, Start};
use crate::sdist::Sdist;
use crate::wheel::{DistInfo, Packing};

pub(crate) fn run(arguments: cli::Pep517) -> Result<ExitCode> {
    let made = match arguments.hook {
        Hook::BuildWheel(arguments) if arguments.editable => editable_wheel(&arguments.build)?,
        Hook::BuildWheel(arguments) => wheel(arguments.build)?,
        Hook::WriteSdist(arguments) => sdist(&arguments)?,
        Hook::WriteDistInfo(arguments) => dist_info(&arguments.build, &arguments.metadata_directory)?,
    };
    println!("{}", made.file_name().unwrap_or_default().to_string_lossy());
    Ok(ExitCode::SUCCESS)
}

/// A wheel is optimized unless something else is asked for.
fn wheel(mut arguments: cli::Build) -> Result<PathBuf> {
    let project = project(&arguments)?;
    if arguments.cargo.more.profile.is_none() && project.settings().profile.is_none() {
        arguments.cargo.release = true;
    }
    // What is built here is installed here, as maturin has it too.
    if arguments.wheel.compatibility.is_empty() && project.settings().compatibility.is_empty() {
        arguments.wheel.compatibility.push("linux".to_owned());
    }
    super::build::wheel(&project, &arguments)
}

/// A wheel of what `develop` would install.
fn editable_wheel(arguments: &cli::Build) -> Result<PathBuf> {
    let project = project(arguments)?;
    project.check_extension()?;
    let bound = Bound::of_active(&project, &arguments.cargo())?;
    let extension = artifact::build(&project, &arguments.cargo(), Purpose::Develop, bound)?;
    install::editable_wheel(&project, &extension, &compile::asked(&arguments.cargo()))?
        .write(out(arguments)?, Packing::default())
}

fn sdist(arguments: &cli::Sdist) -> Result<PathBuf> {
    let project = Project::find(&Start::new(arguments.manifest.path())?)?;
    let out = super::sdist::out(&project, arguments.out.as_deref())?;
    Sdist::assemble(&project, &out)?.write(&out)
}

fn dist_info(arguments: &cli::Build, directory: &Path) -> Result<PathBuf> {
    let info = DistInfo::unbuilt(&project(arguments)?)?;
    for (path, bytes) in &info.files {
        placing::put(&directory.join(path), Wanted::Bytes(bytes))?;
    }
    Ok(directory.join(info.directory))
}

fn project(arguments: &cli::Build) -> Result<Project> {
    let project = Project::find(&Start::new(arguments.manifest.path())?)?;
    project.with_target_directory(arguments.cargo.more.target_dir.as_deref())
}

fn out(arguments: &cli::Build) -> Result<&Path> {
    arguments.out.as_deref().ok_or_else(|| Error::new("`--out` is missing"))
}
