//! What is handed to cargo.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};

/// The crate to work on.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Manifest {
    /// The crate's Cargo.toml
    #[arg(short, long, value_name = "PATH")]
    manifest_path: Option<PathBuf>,
}

impl Manifest {
    /// The path that was named.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.manifest_path.as_deref()
    }
}

/// The options of `cargo build`; those that few need are not in the short help.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Cargo {
    /// Build with optimizations
    #[arg(short, long, conflicts_with = "profile")]
    pub(crate) release: bool,

    #[command(flatten)]
    pub(crate) more: CargoMore,
}

/// The options of `cargo build` but `--release`.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct CargoMore {
    /// Variables of the environment that build scripts read.
    #[arg(skip)]
    pub(crate) variables: Vec<(String, String)>,

    /// The version of the Python that is built for, where the library is not for all.
    #[arg(skip)]
    pub(crate) python: Option<String>,

    /// Build with this cargo profile
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,

    /// Cargo features to activate
    #[arg(short = 'F', long, value_name = "FEATURES", value_delimiter = ',', action = ArgAction::Append)]
    pub(crate) features: Vec<String>,

    /// Activate all cargo features
    #[arg(long)]
    pub(crate) all_features: bool,

    /// Do not activate the default cargo features
    #[arg(long)]
    pub(crate) no_default_features: bool,

    /// Build for this target triple
    #[arg(long, value_name = "TRIPLE", env = "CARGO_BUILD_TARGET", hide_env = true)]
    pub(crate) target: Option<String>,

    /// Number of parallel jobs
    #[arg(short, long, value_name = "N", allow_negative_numbers = true, hide = true)]
    pub(crate) jobs: Option<i32>,

    /// Require that Cargo.lock is up to date
    #[arg(long)]
    pub(crate) locked: bool,

    /// Do not access the network
    #[arg(long)]
    pub(crate) offline: bool,

    /// Both --locked and --offline
    #[arg(long, hide = true)]
    pub(crate) frozen: bool,

    /// The directory for what cargo makes
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) target_dir: Option<PathBuf>,

    /// Measure how long each crate takes
    #[arg(long, value_name = "FORMATS", num_args = 0..=1, require_equals = true, default_missing_value = "", hide = true)]
    pub(crate) timings: Option<String>,

    /// Do not look at `rust-version` of the packages
    #[arg(long, hide = true)]
    pub(crate) ignore_rust_version: bool,

    /// Override a value of cargo's configuration
    #[arg(long, value_name = "KEY=VALUE", hide = true)]
    pub(crate) config: Vec<String>,

    /// Unstable flags of cargo
    #[arg(short = 'Z', value_name = "FLAG", hide = true)]
    pub(crate) unstable_flags: Vec<String>,

    /// Report what future Rust versions will refuse
    #[arg(long, hide = true)]
    pub(crate) future_incompat_report: bool,

    /// Arguments for rustc, for the crate alone.
    #[arg(skip)]
    pub(crate) rustc_args: Vec<String>,

    /// Whether symbols are stripped, where that was said.
    #[arg(skip)]
    pub(crate) strip: Option<bool>,
}
