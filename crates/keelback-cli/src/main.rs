//! `keelback`: builds, runs, installs and packages Python extensions written in Rust.
#![forbid(unsafe_code)]

mod artifact;
mod cli;
mod commands;
mod compile;
mod dependencies;
mod environment;
mod error;
mod files;
mod install;
mod interpreter;
mod project;
mod report;
mod stage;
mod templates;
mod watch;
mod wheel;

use std::process::ExitCode;

use clap::Parser;

use cli::{Command, Keelback};

fn main() -> ExitCode {
    let arguments = Keelback::parse();
    report::set_verbosity(arguments.verbosity());
    let result = match arguments.command {
        Command::New(arguments) => commands::new::run(&arguments),
        Command::Run(arguments) => commands::run::run(&arguments),
        Command::Develop(arguments) => commands::develop::run(&arguments),
        Command::Build(arguments) => commands::build::run(&arguments),
        Command::Pep517(arguments) => commands::pep517::run(arguments),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            report::error(&error);
            ExitCode::FAILURE
        }
    }
}
