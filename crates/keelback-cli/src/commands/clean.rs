//! `clean`: remove what the tool made in the target directory.

use std::fs;
use std::path::Path;
use std::process::{ExitCode, Stdio};

use crate::cli;
use crate::compile;
use crate::error::{Error, Result};
use crate::project::{Project, Start};
use crate::report;

/// Directories of the tool below cargo's target directory.
const MADE: [&str; 2] = ["keelback", "wheels"];

pub(crate) fn run(arguments: &cli::Clean) -> Result<ExitCode> {
    let project = Project::find(&Start::new(arguments.manifest.path())?)?;
    for name in MADE {
        remove(&project.target_directory().join(name))?;
    }
    if arguments.all {
        cargo_clean(&project)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn remove(directory: &Path) -> Result<()> {
    if !directory.is_dir() {
        return Ok(());
    }
    fs::remove_dir_all(directory).map_err(|error| Error::io("remove the directory", directory, &error))?;
    report::done("Removed", directory.display());
    Ok(())
}

fn cargo_clean(project: &Project) -> Result<()> {
    let mut command = compile::cargo();
    command.args(["clean", "--manifest-path"]).arg(project.manifest()).stdin(Stdio::null());
    let status = command.status().map_err(|error| compile::no_cargo(&error))?;
    match status.success() {
        true => Ok(()),
        false => Err(Error::new("cargo could not clean the target directory").at(project.target_directory())),
    }
}
