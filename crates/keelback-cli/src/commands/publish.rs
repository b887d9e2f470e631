//! `publish` and `upload`: bring a project to an index.

use std::process::ExitCode;

use crate::cli;
use crate::error::Result;
use crate::index;
use crate::project::{Project, Start};

/// Builds, and uploads what was built.
pub(crate) fn publish(arguments: &cli::Publish) -> Result<ExitCode> {
    let build = arguments.build();
    build.wheel.check_supported()?;
    let project = Project::find(&Start::new(build.manifest.path())?)?;
    let project = project.with_target_directory(build.cargo.more.target_dir.as_deref())?;
    let made = super::build::all(&project, &build)?;
    index::upload(&made, &arguments.upload)?;
    Ok(ExitCode::SUCCESS)
}

/// Uploads files that are there.
pub(crate) fn upload(arguments: &cli::Upload) -> Result<ExitCode> {
    index::upload(&arguments.files, &arguments.upload)?;
    Ok(ExitCode::SUCCESS)
}
