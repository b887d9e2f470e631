//! `develop`: build the extension and install it in the active or nearest environment.

use std::process::ExitCode;

use crate::artifact::Extension;
use crate::cli;
use crate::compile;
use crate::environment::Environment;
use crate::error::Result;
use crate::install;
use crate::project::{Project, Start};
use crate::report;

pub(crate) fn run(arguments: &cli::Develop) -> Result<ExitCode> {
    let start = Start::new(arguments.manifest_path.as_deref())?;
    let project = Project::find(&start)?;
    let environment = Environment::nearest(project.root())?;
    environment.check_python(&project)?;
    let library = compile::library(&project, &arguments.cargo, compile::Purpose::Develop)?;
    let extension = Extension::read(&project, &library)?;
    let outcome = install::into(&environment, &project, &extension)?;
    report::done(
        outcome.verb(),
        format_args!(
            "{} {} in {}",
            project.distribution().name,
            project.distribution().version,
            environment.root().display()
        ),
    );
    Ok(ExitCode::SUCCESS)
}
