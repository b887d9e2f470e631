//! `keelback run`

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;

use crate::cli::Cargo;

/// `keelback run`
#[derive(Args, Debug)]
#[command(
    override_usage = "keelback run [OPTIONS] <SCRIPT | -m MODULE | -c CODE> [ARGS]...",
    after_help = "What follows SCRIPT, -m or -c is the program's. All options: `keelback run --help-all`"
)]
pub(crate) struct Run {
    #[command(flatten)]
    pub(crate) cargo: Cargo,

    /// The crate's Cargo.toml
    #[arg(long, value_name = "PATH")]
    pub(crate) manifest_path: Option<PathBuf>,

    /// Run it again whenever a source changes
    #[arg(long)]
    pub(crate) watch: bool,

    /// The interpreter: a path, a version, an environment
    #[arg(long, value_name = "PYTHON", env = "KEELBACK_PYTHON", hide_env = true)]
    pub(crate) python: Option<PathBuf>,

    /// What Python runs, and its arguments
    #[arg(
        value_name = "SCRIPT | -m MODULE | -c CODE",
        required = true,
        num_args = 1..,
        trailing_var_arg = true,
        allow_hyphen_values = true,
        hide = true
    )]
    pub(crate) program: Vec<OsString>,
}
