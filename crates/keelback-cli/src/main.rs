//! `keelback`: builds, runs, installs and packages Python extensions written in Rust.
#![forbid(unsafe_code)]

mod artifact;
mod ci;
mod cli;
mod commands;
mod compile;
mod dependencies;
mod description;
mod environment;
mod error;
mod files;
mod fitness;
mod index;
mod install;
mod interpreter;
mod kind;
mod project;
mod report;
mod sbom;
mod sdist;
mod stage;
mod stubs;
mod templates;
mod watch;
mod wheel;

use std::process::ExitCode;

use cli::Command;

fn main() -> ExitCode {
    let arguments = cli::parse();
    report::set_up(arguments.verbosity(), arguments.form(), arguments.color());
    report::started(arguments.command.name());
    let result = match arguments.command {
        Command::New(arguments) => commands::new::run(&arguments),
        Command::Init(arguments) => commands::init::run(&arguments),
        Command::Run(arguments) => commands::run::run(&arguments),
        Command::Develop(arguments) => commands::develop::run(&arguments),
        Command::Test(arguments) => commands::test::run(&arguments),
        Command::Build(arguments) => commands::build::run(&arguments),
        Command::Sdist(arguments) => commands::sdist::run(&arguments),
        Command::Check(arguments) => commands::check::run(&arguments),
        Command::Publish(arguments) => commands::publish::publish(&arguments),
        Command::Upload(arguments) => commands::publish::upload(&arguments),
        Command::ListPython(arguments) => commands::list_python::run(&arguments),
        Command::GenerateCi(arguments) => commands::generate_ci::run(&arguments),
        Command::Completions(arguments) => commands::completions::run(&arguments),
        Command::Clean(arguments) => commands::clean::run(&arguments),
        Command::Stubs(arguments) => commands::stubs::run(&arguments),
        Command::Pep517(arguments) => commands::pep517::run(arguments),
        Command::GenerateJsonSchema(arguments) => commands::generate_json_schema::run(&arguments),
    };
    let code = result.unwrap_or_else(|error| {
        report::error(&error);
        ExitCode::FAILURE
    });
    report::finished(code == ExitCode::SUCCESS);
    code
}
