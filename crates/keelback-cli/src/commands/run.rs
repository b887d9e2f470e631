//! `run`: build the extension if anything changed, then run Python with it importable.

use std::process::ExitCode;

use crate::artifact;
use crate::cli;
use crate::compile;
use crate::error::Result;
use crate::interpreter::{Bound, Interpreter, Program};
use crate::project::{Project, Start};
use crate::stage::Stage;
use crate::watch;

pub(crate) fn run(arguments: &cli::Run) -> Result<ExitCode> {
    let program = Program::parse(&arguments.program)?;
    let start = match (&arguments.manifest_path, program.directory()) {
        (None, Some(directory)) => Start::at_or_current(directory)?,
        (manifest, _) => Start::new(manifest.as_deref())?,
    };
    if arguments.watch {
        return watch::again_and_again(arguments, &program, &start);
    }
    let target_directory = arguments.cargo.more.target_dir.as_deref();
    let project = Project::find(&start)?.with_target_directory(target_directory)?;
    project.check_extension()?;
    let interpreter = Interpreter::choose(arguments.python.as_deref(), project.root())?;
    let bound = Bound::of(&project, &arguments.cargo, interpreter.path())?;
    let extension = artifact::build(&project, &arguments.cargo, compile::Purpose::Run, bound)?;
    let stage = Stage::prepare(&project, &extension)?;
    interpreter.run(&program, &stage)
}
