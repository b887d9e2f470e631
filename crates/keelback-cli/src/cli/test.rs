//! `keelback test`

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;

use crate::cli::{Cargo, Installation, Manifest};

/// `keelback test`
#[derive(Args, Debug)]
#[command(override_usage = "keelback test [OPTIONS] [-- PYTEST ARGS]...")]
pub(crate) struct Test {
    #[command(flatten)]
    pub(crate) cargo: Cargo,

    #[command(flatten)]
    pub(crate) manifest: Manifest,

    #[command(flatten)]
    pub(crate) installation: Installation,

    /// Leave the tests in Rust out
    #[arg(long)]
    pub(crate) no_rust: bool,

    /// The interpreter to make the environment with
    #[arg(long, value_name = "PYTHON", env = "KEELBACK_PYTHON", hide_env_values = true)]
    pub(crate) python: Option<PathBuf>,

    /// Arguments for pytest
    #[arg(last = true, value_name = "PYTEST ARGS")]
    pub(crate) pytest: Vec<OsString>,
}
