//! `keelback develop`

use clap::Args;
use clap::builder::BoolishValueParser;

use crate::cli::{Bindings, Cargo, Compression, Installation, Manifest};
use crate::error::{Error, Result};

/// `keelback develop`
#[derive(Args, Debug)]
pub(crate) struct Develop {
    #[command(flatten)]
    pub(crate) cargo: Cargo,

    #[command(flatten)]
    pub(crate) installation: Installation,

    #[command(flatten)]
    pub(crate) manifest: Manifest,

    /// Strip symbols
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL", value_parser = BoolishValueParser::new(), hide = true)]
    strip: Option<bool>,

    /// The kind of extension, where the crate does not tell
    #[arg(short, long, alias = "binding-crate", value_name = "KIND", hide = true)]
    pub(crate) bindings: Option<Bindings>,

    /// Optimize by what a training run shows
    #[arg(long, hide = true)]
    pgo: bool,

    #[command(flatten)]
    _no_archive: NoArchive,

    /// Arguments for rustc, for this crate alone
    #[arg(last = true, value_name = "RUSTC ARGS", hide = true)]
    rustc_args: Vec<String>,
}

/// Options of maturin's about the wheel that it makes on the way, which has no counterpart here.
#[derive(Args, Debug)]
struct NoArchive {
    #[arg(long, value_name = "METHOD", hide = true)]
    compression_method: Option<Compression>,

    #[arg(long, value_name = "LEVEL", allow_negative_numbers = true, hide = true)]
    compression_level: Option<i64>,

    #[arg(long, hide = true)]
    compression_enable_large_file_support: bool,

    #[arg(long, hide = true)]
    generate_stubs: bool,
}

impl Develop {
    /// What cargo is to be told.
    pub(crate) fn cargo(&self) -> Cargo {
        let mut cargo = self.cargo.clone();
        cargo.more.rustc_args.clone_from(&self.rustc_args);
        cargo.more.strip = self.strip;
        cargo
    }

    /// Refuses what maturin has and this tool has not.
    pub(crate) fn check_supported(&self) -> Result<()> {
        match self.pgo {
            true => Err(Error::new("`--pgo` is not supported")
                .hint("run `cargo pgo` on the crate, and build with the profile that it makes")),
            false => Ok(()),
        }
    }
}
