//! `keelback stubs`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::{Cargo, Manifest};

/// `keelback stubs`
#[derive(Args, Clone, Debug)]
pub(crate) struct Stubs {
    #[command(flatten)]
    pub(crate) cargo: Cargo,

    #[command(flatten)]
    pub(crate) manifest: Manifest,

    /// The directory to write them below, not the Python sources; `-` prints them
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Only look whether the stubs that are there are up to date
    #[arg(long)]
    pub(crate) check: bool,

    /// Taken for maturin's sake: no interpreter is asked
    #[arg(short, long, value_name = "PYTHON", num_args = 0.., hide = true)]
    pub(crate) interpreter: Vec<PathBuf>,
}
