//! `test`: cargo's tests and pytest's, in one environment that is kept below the target directory.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::cli;
use crate::compile;
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::interpreter::Interpreter;
use crate::project::{Project, Start};
use crate::report;

/// What pytest answers where it finds no tests.
const NO_TESTS: i32 = 5;

pub(crate) fn run(arguments: &cli::Test) -> Result<ExitCode> {
    let cargo = &arguments.cargo;
    let project = Project::find(&Start::new(arguments.manifest.path())?)?;
    let project = project.with_target_directory(cargo.more.target_dir.as_deref())?;
    project.check_extension()?;
    let interpreter = Interpreter::choose(arguments.python.as_deref(), project.root())?;
    let directory = project.target_directory().join("keelback").join("test").join(interpreter.digest());
    let environment = Environment::made(&directory, &interpreter)?;
    let mut wanted = arguments.installation.wanted();
    wanted.requirements.push("pytest".to_owned());
    super::develop::install(&project, &environment, cargo, &wanted, &arguments.installation.installer())?;
    let in_rust = arguments.no_rust || rust(&project, cargo, &environment)?;
    let in_python = python(&project, &environment, arguments)?;
    Ok(if in_rust && in_python { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the crate's tests, and says whether they pass.
fn rust(project: &Project, options: &cli::Cargo, environment: &Environment) -> Result<bool> {
    let mut command = compile::cargo();
    command.args(["test", "--manifest-path"]).arg(project.manifest()).args(compile::for_tests(project, options)?);
    passes(&mut command, environment).map_err(|error| compile::no_cargo(&error))
}

/// Runs the project's tests in Python, and says whether they pass; having none is no failure.
fn python(project: &Project, environment: &Environment, arguments: &cli::Test) -> Result<bool> {
    let python = environment.python();
    let mut command = Command::new(&python);
    command.args(["-m", "pytest"]).args(&arguments.pytest).current_dir(project.root());
    let failed = |error: std::io::Error| Error::io("run the interpreter", &python, &error);
    report::step("Running", format_args!("{} -m pytest", python.display()));
    let status = active(&mut command, environment).status().map_err(failed)?;
    if status.code() == Some(NO_TESTS) && arguments.pytest.is_empty() {
        report::done("Finished", "pytest, which found no tests");
        return Ok(true);
    }
    Ok(status.success())
}

fn passes(command: &mut Command, environment: &Environment) -> std::io::Result<bool> {
    Ok(active(command, environment).status()?.success())
}

/// The command, with the environment activated.
fn active<'c>(command: &'c mut Command, environment: &Environment) -> &'c mut Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(environment.programs()).chain(std::env::split_paths(&path));
    if let Ok(path) = std::env::join_paths(path) {
        command.env("PATH", path);
    }
    command.env("VIRTUAL_ENV", environment.root()).env_remove("PYTHONHOME");
    let python: &Path = &environment.python();
    command.env("KEELBACK_PYTHON", python).env("PYO3_PYTHON", python)
}
