//! `develop`: build the extension and install it in the active or nearest environment.

use std::process::ExitCode;

use crate::artifact;
use crate::cli;
use crate::compile;
use crate::dependencies::{self, Choice, Wanted};
use crate::environment::Environment;
use crate::error::Result;
use crate::install;
use crate::interpreter::Bound;
use crate::project::{Project, Start};
use crate::report;

pub(crate) fn run(arguments: &cli::Develop) -> Result<ExitCode> {
    arguments.check_supported()?;
    let cargo = arguments.cargo();
    let start = Start::new(arguments.manifest.path())?;
    let project = Project::find(&start)?.with_target_directory(cargo.more.target_dir.as_deref())?;
    project.check_extension()?;
    if arguments.installation.skip_install {
        let bound = Bound::of_active(&project, &cargo)?;
        let extension = artifact::build(&project, &cargo, compile::Purpose::Develop, bound)?;
        let path = install::among_the_sources(&project, &extension)?;
        report::done("Built", path.display());
        return Ok(ExitCode::SUCCESS);
    }
    let environment = Environment::nearest(project.root())?;
    environment.check_python(&project)?;
    let (wanted, installer) = (arguments.installation.wanted(), arguments.installation.installer());
    install(&project, &environment, &cargo, &wanted, &installer)?;
    Ok(ExitCode::SUCCESS)
}

/// Builds the project, and installs it and what it lacks.
pub(super) fn install(
    project: &Project,
    environment: &Environment,
    cargo: &cli::Cargo,
    wanted: &Wanted,
    installer: &Choice,
) -> Result<()> {
    let bound = Bound::of(project, cargo, &environment.python())?;
    let extension = artifact::build(project, cargo, compile::Purpose::Develop, bound)?;
    dependencies::complete(environment, project, wanted, installer)?;
    let outcome = install::into(environment, project, &extension, &compile::asked(cargo))?;
    report::done(
        outcome.verb(),
        format_args!(
            "{} {} in {}",
            project.distribution().name,
            project.distribution().version,
            environment.root().display()
        ),
    );
    Ok(())
}
