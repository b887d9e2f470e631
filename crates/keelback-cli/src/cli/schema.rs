//! `keelback generate-json-schema`

use std::path::PathBuf;

use clap::Args;

/// `keelback generate-json-schema`
#[derive(Args, Debug)]
pub(crate) struct GenerateJsonSchema {
    /// The file to write, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}
