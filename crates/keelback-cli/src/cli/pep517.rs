//! `keelback pep517`, which the Python package calls.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::{Build, Sdist};

/// `keelback pep517`
#[derive(Args, Debug)]
pub(crate) struct Pep517 {
    #[command(subcommand)]
    pub(crate) hook: Hook,
}

/// The hooks; each prints the name of what it made as the last line on the standard output.
#[derive(Debug, Subcommand)]
pub(crate) enum Hook {
    /// Build a wheel
    BuildWheel(BuildWheel),
    /// Make a source distribution
    WriteSdist(Sdist),
    /// Write the metadata that the wheel will have
    WriteDistInfo(WriteDistInfo),
}

/// `keelback pep517 build-wheel`
#[derive(Args, Debug)]
pub(crate) struct BuildWheel {
    #[command(flatten)]
    pub(crate) build: Build,

    /// A wheel whose package is imported from its sources
    #[arg(long)]
    pub(crate) editable: bool,
}

/// `keelback pep517 write-dist-info`
#[derive(Args, Debug)]
pub(crate) struct WriteDistInfo {
    #[command(flatten)]
    pub(crate) build: Build,

    /// Where to put the `.dist-info` directory
    #[arg(long, value_name = "DIR")]
    pub(crate) metadata_directory: PathBuf,
}
