//! `keelback new` and `keelback init`

use std::path::PathBuf;

use clap::Args;

use crate::cli::Bindings;

/// `keelback new`
#[derive(Args, Debug)]
pub(crate) struct New {
    /// The directory to make
    pub(crate) path: PathBuf,

    #[command(flatten)]
    pub(crate) options: NewOptions,
}

/// `keelback init`
#[derive(Args, Debug)]
pub(crate) struct Init {
    /// The directory that becomes a project
    #[arg(default_value = ".", hide_default_value = true)]
    pub(crate) path: PathBuf,

    #[command(flatten)]
    pub(crate) options: NewOptions,
}

/// What a new project is to be like.
#[derive(Args, Debug)]
pub(crate) struct NewOptions {
    /// The project's name, if it is not the directory's
    #[arg(long)]
    pub(crate) name: Option<String>,

    /// A Python package around the extension, in `python/`
    #[arg(long)]
    pub(crate) mixed: bool,

    /// A Python package in `src/` and the crate in `rust/`
    #[arg(long, conflicts_with = "mixed")]
    pub(crate) src: bool,

    /// The binding crate: `keelback` or `pyo3`
    #[arg(
        short,
        long,
        value_name = "KIND",
        hide_possible_values = true,
        default_value = "keelback",
        hide_default_value = true
    )]
    pub(crate) bindings: Bindings,

    /// A workflow for GitHub that builds and publishes
    #[arg(long)]
    pub(crate) ci: bool,
}
