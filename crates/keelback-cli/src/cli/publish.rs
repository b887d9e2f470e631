//! `keelback publish` and `keelback upload`

use std::path::PathBuf;

use clap::Args;
use clap::builder::BoolishValueParser;

use crate::cli::build::{Build, WheelOptions};
use crate::cli::cargo::{Cargo, CargoMore, Manifest};

/// `keelback publish`
#[derive(Args, Debug)]
#[command(
    mut_arg("all_features", |argument| argument.hide(true)),
    mut_arg("no_default_features", |argument| argument.hide(true)),
    mut_arg("profile", |argument| argument.hide(true)),
    mut_arg("locked", |argument| argument.hide(true)),
    mut_arg("offline", |argument| argument.hide(true))
)]
pub(crate) struct Publish {
    #[command(flatten)]
    cargo: CargoMore,

    #[command(flatten)]
    pub(crate) manifest: Manifest,

    #[command(flatten)]
    wheel: WheelOptions,

    #[command(flatten)]
    pub(crate) upload: UploadOptions,

    /// Build without optimizations
    #[arg(long, conflicts_with = "profile", hide = true)]
    debug: bool,

    /// Keep symbols
    #[arg(long, conflicts_with = "strip", hide = true)]
    no_strip: bool,

    /// Do not make an sdist
    #[arg(long)]
    no_sdist: bool,

    /// Where to put the files, not in target/wheels
    #[arg(short, long, value_name = "DIR", hide = true)]
    out: Option<PathBuf>,

    /// Arguments for rustc, for this crate alone
    #[arg(last = true, value_name = "RUSTC ARGS", hide = true)]
    rustc_args: Vec<String>,
}

impl Publish {
    /// The build whose files are published: optimized, without symbols, and by way of an sdist.
    pub(crate) fn build(&self) -> Build {
        let release = !self.debug && self.cargo.profile.is_none();
        let mut wheel = self.wheel.clone();
        wheel.strip = wheel.strip.or(Some(!self.no_strip));
        Build {
            cargo: Cargo { release, more: self.cargo.clone() },
            manifest: self.manifest.clone(),
            wheel,
            sdist: !self.no_sdist,
            out: self.out.clone(),
            rustc_args: self.rustc_args.clone(),
        }
    }
}

/// `keelback upload`
#[derive(Args, Debug)]
pub(crate) struct Upload {
    /// Wheels and sdists
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) upload: UploadOptions,
}

/// Where files are uploaded to, and by whom.
#[derive(Args, Clone, Debug)]
pub(crate) struct UploadOptions {
    /// Index: `pypi`, `testpypi`, a .pypirc section
    #[arg(
        short,
        long,
        value_name = "NAME",
        env = "MATURIN_REPOSITORY",
        hide_env = true,
        default_value = "pypi",
        hide_default_value = true
    )]
    pub(crate) repository: String,

    /// The URL that the index takes uploads at
    #[arg(long, value_name = "URL", env = "MATURIN_REPOSITORY_URL", hide_env = true)]
    pub(crate) repository_url: Option<String>,

    /// The name of who uploads
    #[arg(short, long, value_name = "NAME", env = "MATURIN_USERNAME", hide_env = true)]
    pub(crate) username: Option<String>,

    /// The password or token
    #[arg(short, long, value_name = "SECRET", env = "MATURIN_PASSWORD", hide_env = true)]
    pub(crate) password: Option<String>,

    /// Go on where the index has a file already
    #[arg(long)]
    pub(crate) skip_existing: bool,

    /// Do not hand over to uv
    #[arg(long, hide = true)]
    pub(crate) no_uv: bool,

    /// Without effect: nothing is ever asked for
    #[arg(long, env = "MATURIN_NON_INTERACTIVE", hide_env = true, value_parser = BoolishValueParser::new(), action = clap::ArgAction::SetTrue, hide = true)]
    non_interactive: bool,
}
