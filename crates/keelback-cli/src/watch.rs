//! Running a program again whenever a source of its extension or of its package changes.

mod changes;
mod process;

use std::process::ExitCode;

use crate::artifact;
use crate::cli;
use crate::compile;
use crate::error::Result;
use crate::interpreter::{Bound, Interpreter, Program};
use crate::project::{Project, Start};
use crate::report;
use crate::stage::Stage;

use changes::Changes;
use process::Process;

/// Builds and runs, and starts over with each change, until the tool itself is stopped.
///
/// # Errors
///
/// The project cannot be read at first, or not be watched; later mistakes are reported and waited out.
pub(crate) fn again_and_again(arguments: &cli::Run, program: &Program, start: &Start) -> Result<ExitCode> {
    let mut project = Project::find(start)?;
    let mut changes = Changes::of(&project)?;
    loop {
        let mut running = match build_and_start(arguments, program, &project) {
            Ok((process, library)) => {
                changes.add_sources_of(&library);
                Some(process)
            }
            Err(error) => {
                report::error(&error);
                report::done("Waiting", "for a change");
                None
            }
        };
        changes.wait(|| {
            if let Some(status) = running.as_mut().and_then(Process::ended) {
                report::done("Waiting", format_args!("for a change; the program has ended ({status})"));
                running = None;
            }
        })?;
        if let Some(mut process) = running {
            process.stop();
        }
        match Project::find(start) {
            Ok(found) => project = found,
            Err(error) => report::error(&error),
        }
        changes.follow(&project)?;
    }
}

fn build_and_start(
    arguments: &cli::Run,
    program: &Program,
    project: &Project,
) -> Result<(Process, std::path::PathBuf)> {
    let interpreter = Interpreter::choose(arguments.python.as_deref(), project.root())?;
    let bound = Bound::of(project, &arguments.cargo, interpreter.path())?;
    let extension = artifact::build(project, &arguments.cargo, compile::Purpose::Run, bound)?;
    let stage = Stage::prepare(project, &extension)?;
    Ok((Process::new(interpreter.start(program, &stage)?), extension.path().to_path_buf()))
}
