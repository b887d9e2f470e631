//! `keelback new`

use std::path::PathBuf;

use clap::Args;

/// `keelback new`
#[derive(Args, Debug)]
pub(crate) struct New {
    /// The directory to make
    pub(crate) path: PathBuf,

    /// The project's name, if it is not the directory's
    #[arg(long)]
    pub(crate) name: Option<String>,

    /// A Python package around the extension, in `python/`
    #[arg(long)]
    pub(crate) mixed: bool,

    /// A Python package in `src/` and the crate in `rust/`
    #[arg(long, conflicts_with = "mixed")]
    pub(crate) src: bool,
}
