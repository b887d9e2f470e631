//! `generate-ci`: write a workflow that builds and publishes the project.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::ci;
use crate::cli;
use crate::error::{Error, Result};
use crate::project::{Project, Start};
use crate::report;

pub(crate) fn run(arguments: &cli::GenerateCi) -> Result<ExitCode> {
    let project = Project::find(&Start::new(arguments.manifest.path())?)?;
    if arguments.zig {
        report::warning("`--zig` has no effect: wheels for Linux are built in containers", None, None);
    }
    let mut settings = project.into_settings();
    settings.generate_ci.pytest |= arguments.pytest;
    settings.generate_ci.skip_attestation |= arguments.skip_attestation;
    let text = ci::workflow(&settings, &arguments.platforms(), "keelback generate-ci github");
    if arguments.output == Path::new("-") {
        print!("{text}");
        return Ok(ExitCode::SUCCESS);
    }
    let path = &arguments.output;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Error::io("make the directory", parent, &error))?;
    }
    fs::write(path, text).map_err(|error| Error::io("write the workflow", path, &error))?;
    report::made("workflow", path);
    Ok(ExitCode::SUCCESS)
}
