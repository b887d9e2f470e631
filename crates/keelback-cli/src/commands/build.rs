//! `build`: make a wheel.

use std::process::ExitCode;

use crate::artifact::Extension;
use crate::cli;
use crate::compile;
use crate::error::Result;
use crate::project::{Project, Start};
use crate::report;
use crate::wheel::Wheel;

pub(crate) fn run(arguments: &cli::Build) -> Result<ExitCode> {
    let start = Start::new(arguments.manifest_path.as_deref())?;
    let project = Project::find(&start)?;
    let library = compile::library(&project, &arguments.cargo, compile::Purpose::Ship)?;
    let extension = Extension::read(&project, &library)?;
    extension.check_fit_to_ship()?;
    let wheel = Wheel::assemble(&project, &extension)?;
    let out = match &arguments.out {
        Some(out) => out.clone(),
        None => project.target_directory().join("wheels"),
    };
    let path = wheel.write(&out)?;
    report::done("Built", format_args!("wheel {}", path.display()));
    Ok(ExitCode::SUCCESS)
}
