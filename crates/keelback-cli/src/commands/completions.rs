//! `completions`: print what a shell needs to complete the command line.

use std::process::ExitCode;

use crate::cli;
use crate::error::Result;

pub(crate) fn run(arguments: &cli::Completions) -> Result<ExitCode> {
    clap_complete::generate(arguments.shell, &mut cli::command(), "keelback", &mut std::io::stdout());
    Ok(ExitCode::SUCCESS)
}
