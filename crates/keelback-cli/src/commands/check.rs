//! `check`: is the project in order, are these files fit to be published?

use std::path::Path;
use std::process::ExitCode;

use crate::cli;
use crate::error::{Error, Result};
use crate::fitness;
use crate::project::{Project, Start};
use crate::report;
use crate::sdist::Sdist;

pub(crate) fn run(arguments: &cli::Check) -> Result<ExitCode> {
    if arguments.files.is_empty() {
        return project(arguments);
    }
    let mut all_fit = true;
    for path in &arguments.files {
        all_fit &= file(path)?;
    }
    Ok(if all_fit { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// All that can be known without building: settings, metadata, layout, and whether an sdist would hold
/// all that is needed.
fn project(arguments: &cli::Check) -> Result<ExitCode> {
    let project = Project::find(&Start::new(arguments.manifest.path())?)?;
    Sdist::assemble(&project, project.target_directory())?;
    let distribution = project.distribution();
    report::done("Checked", format_args!("{} {}: in order", distribution.name, distribution.version));
    Ok(ExitCode::SUCCESS)
}

/// Says what is wrong with a file, and whether it is fit.
fn file(path: &Path) -> Result<bool> {
    let wrong = fitness::of(path)?;
    if wrong.is_empty() {
        report::done("Checked", format_args!("{}: fit to be published", path.display()));
        return Ok(true);
    }
    let error = Error::new("the file is not fit to be published").at(path);
    report::error(&wrong.into_iter().fold(error, Error::detail));
    Ok(false)
}
