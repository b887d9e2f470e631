//! The commands about a project as a whole.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::Manifest;

/// `keelback check`
#[derive(Args, Debug)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) manifest: Manifest,

    /// Wheels and sdists to check, instead of the project
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// `keelback clean`
#[derive(Args, Debug)]
pub(crate) struct Clean {
    #[command(flatten)]
    pub(crate) manifest: Manifest,

    /// Remove what cargo made, too
    #[arg(long)]
    pub(crate) all: bool,
}

/// `keelback list-python`
#[derive(Args, Debug)]
pub(crate) struct ListPython {}

/// `keelback completions`
#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// `keelback generate-ci`
#[derive(Args, Debug)]
pub(crate) struct GenerateCi {
    /// Whose workflow
    #[arg(value_name = "CI")]
    _provider: Provider,

    #[command(flatten)]
    pub(crate) manifest: Manifest,

    /// The file to write; `-` is standard output
    #[arg(short, long, value_name = "PATH", default_value = "-", hide_default_value = true)]
    pub(crate) output: PathBuf,

    /// Platforms to build for; all, if none is named
    #[arg(long, value_name = "PLATFORM", num_args = 1.., value_delimiter = ',')]
    platform: Vec<Platform>,

    /// Test the wheels with pytest
    #[arg(long)]
    pub(crate) pytest: bool,

    /// Do not attest where the files come from
    #[arg(long)]
    pub(crate) skip_attestation: bool,

    /// Without effect
    #[arg(long, hide = true)]
    pub(crate) zig: bool,
}

/// Who runs workflows.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Provider {
    Github,
}

/// What a workflow can build for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Platform {
    All,
    Manylinux,
    Musllinux,
    Windows,
    Macos,
}

impl GenerateCi {
    /// The names of the platforms that are wanted.
    pub(crate) fn platforms(&self) -> Vec<String> {
        let names = self.platform.iter().filter_map(ValueEnum::to_possible_value);
        names.map(|name| name.get_name().to_owned()).collect()
    }
}
