//! `sdist`: make a source distribution.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli;
use crate::error::{Error, Result};
use crate::project::{Project, Start};
use crate::report;
use crate::sdist::Sdist;

pub(crate) fn run(arguments: &cli::Sdist) -> Result<ExitCode> {
    let project = Project::find(&Start::new(arguments.manifest.path())?)?;
    let out = out(&project, arguments.out.as_deref())?;
    let sdist = Sdist::assemble(&project, &out)?;
    report::made("sdist", &sdist.write(&out)?);
    Ok(ExitCode::SUCCESS)
}

/// The directory that was asked for, else `wheels` in the target directory.
pub(super) fn out(project: &Project, asked: Option<&Path>) -> Result<PathBuf> {
    match asked {
        Some(out) => std::path::absolute(out).map_err(|error| Error::io("find the directory", out, &error)),
        None => Ok(project.target_directory().join("wheels")),
    }
}
