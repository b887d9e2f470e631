//! `list-python`: which interpreters there are.

use std::process::ExitCode;

use crate::cli;
use crate::error::Result;
use crate::interpreter::found;
use crate::report::{self, Form};

pub(crate) fn run(_arguments: &cli::ListPython) -> Result<ExitCode> {
    let interpreters = found::on_path();
    if report::form() == Form::Json {
        for interpreter in &interpreters {
            report::done("Found", interpreter);
        }
        return Ok(ExitCode::SUCCESS);
    }
    for interpreter in &interpreters {
        println!("{interpreter}");
    }
    if interpreters.is_empty() {
        report::warning("there is no Python from 3.9 on on PATH", None, None);
    }
    Ok(ExitCode::SUCCESS)
}
