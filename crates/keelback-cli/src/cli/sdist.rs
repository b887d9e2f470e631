//! `keelback sdist`

use std::path::PathBuf;

use clap::Args;

use crate::cli::Manifest;

/// `keelback sdist`
#[derive(Args, Debug)]
pub(crate) struct Sdist {
    #[command(flatten)]
    pub(crate) manifest: Manifest,

    /// Where to put the sdist, not in target/wheels
    #[arg(short, long, visible_alias = "sdist-directory", value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}
