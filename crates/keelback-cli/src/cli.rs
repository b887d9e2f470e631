//! The command line: which words there are, and what each takes.

mod build;
mod cargo;
mod develop;
mod help;
mod installation;
mod new;
mod pep517;
mod project_commands;
mod publish;
mod run;
mod schema;
mod sdist;
mod stubs;
mod test;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};

pub(crate) use build::{Audit, Bindings, Build, Compression, WheelOptions};
pub(crate) use cargo::{Cargo, Manifest};
pub(crate) use develop::Develop;
pub(crate) use help::{command, parse};
pub(crate) use installation::Installation;
pub(crate) use new::{Init, New, NewOptions};
pub(crate) use pep517::{Hook, Pep517};
pub(crate) use project_commands::{Check, Clean, Completions, GenerateCi, ListPython};
pub(crate) use publish::{Publish, Upload, UploadOptions};
pub(crate) use run::Run;
pub(crate) use schema::GenerateJsonSchema;
pub(crate) use sdist::Sdist;
pub(crate) use stubs::Stubs;
pub(crate) use test::Test;

use crate::report::{Form, Verbosity};

/// Builds, runs, installs and packages Python extensions written in Rust.
#[derive(Debug, Parser)]
#[command(name = "keelback", bin_name = "keelback", version, max_term_width = 100)]
pub(crate) struct Keelback {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Say only what went wrong
    #[arg(short, long, global = true, conflicts_with = "verbose", display_order = 900)]
    quiet: bool,

    /// Say what is run, too; -vv: cargo says more
    #[arg(short, long, global = true, action = ArgAction::Count, display_order = 901)]
    verbose: u8,

    /// Say everything as lines of JSON on stdout
    #[arg(long, global = true, display_order = 902, hide = true)]
    json: bool,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", display_order = 903, hide = true)]
    color: Option<Color>,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Keelback {
    /// How much the tool is to say.
    pub(crate) fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, 0) => Verbosity::Normal,
            (false, 1) => Verbosity::Verbose,
            (false, _) => Verbosity::Debug,
        }
    }

    /// In which form it is to say it.
    pub(crate) fn form(&self) -> Form {
        if self.json { Form::Json } else { Form::Text }
    }

    /// When it is to use colours.
    pub(crate) fn color(&self) -> Color {
        self.color.unwrap_or(Color::Auto)
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new project that builds
    New(New),
    /// Make a project of a directory, without changing what is there
    Init(Init),
    /// Build what changed, and run Python with the extension importable
    Run(Run),
    /// Build the extension and install it in the virtual environment
    #[command(visible_alias = "dev")]
    Develop(Develop),
    /// Run the tests in Rust and in Python, in an environment made for them
    Test(Test),
    /// Build a wheel
    #[command(visible_alias = "b")]
    Build(Build),
    /// Make a source distribution
    Sdist(Sdist),
    /// Say whether the project is in order, or files fit to be published
    Check(Check),
    /// Build, and bring the wheel and the sdist to an index
    Publish(Publish),
    /// Bring files to an index
    Upload(Upload),
    /// List the interpreters on PATH
    ListPython(ListPython),
    /// Write a workflow that builds and publishes
    GenerateCi(GenerateCi),
    /// Print completions for a shell
    Completions(Completions),
    /// Remove what the tool made
    Clean(Clean),
    /// Write stubs of the extension for type checkers and editors
    #[command(visible_alias = "generate-stubs")]
    Stubs(Stubs),
    /// Answer the hooks of a build frontend
    #[command(hide = true)]
    Pep517(Pep517),
    /// Print the JSON schema of [tool.keelback]
    #[command(hide = true)]
    GenerateJsonSchema(GenerateJsonSchema),
}

impl Command {
    /// The command's name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Init(_) => "init",
            Self::Run(_) => "run",
            Self::Develop(_) => "develop",
            Self::Test(_) => "test",
            Self::Build(_) => "build",
            Self::Sdist(_) => "sdist",
            Self::Check(_) => "check",
            Self::Publish(_) => "publish",
            Self::Upload(_) => "upload",
            Self::ListPython(_) => "list-python",
            Self::GenerateCi(_) => "generate-ci",
            Self::Completions(_) => "completions",
            Self::Clean(_) => "clean",
            Self::Stubs(_) => "stubs",
            Self::Pep517(_) => "pep517",
            Self::GenerateJsonSchema(_) => "generate-json-schema",
        }
    }
}
