//! `build`: make a wheel.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::artifact::Extension;
use crate::cli;
use crate::compile;
use crate::error::Result;
use crate::project::{Project, Start};
use crate::report;
use crate::wheel::Wheel;

pub(crate) fn run(arguments: &cli::Build) -> Result<ExitCode> {
    arguments.wheel.check_supported()?;
    let start = Start::new(arguments.manifest.path())?;
    let project = Project::find(&start)?.with_target_directory(arguments.cargo.more.target_dir.as_deref())?;
    report::made("wheel", &wheel(&project, arguments)?);
    Ok(ExitCode::SUCCESS)
}

/// Makes the project's wheel and says where it is.
pub(super) fn wheel(project: &Project, arguments: &cli::Build) -> Result<PathBuf> {
    let library = compile::library(project, &arguments.cargo(), compile::Purpose::Ship)?;
    let extension = Extension::read(project, &library)?;
    extension.check_fit_to_ship()?;
    let wheel = Wheel::assemble(project, &extension)?;
    match &arguments.out {
        Some(out) => wheel.write(out),
        None => wheel.write(&project.target_directory().join("wheels")),
    }
}
