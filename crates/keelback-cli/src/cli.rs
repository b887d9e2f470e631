//! The command line: which words there are, and what each takes.

mod installation;
mod pep517;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(crate) use installation::Installation;
pub(crate) use pep517::{Hook, Pep517};

use crate::report::Verbosity;

/// Builds, runs, installs and packages Python extensions written in Rust.
#[derive(Debug, Parser)]
#[command(name = "keelback", bin_name = "keelback", version, max_term_width = 100)]
pub(crate) struct Keelback {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Say only what went wrong
    #[arg(short, long, global = true, conflicts_with = "verbose", display_order = 900)]
    quiet: bool,

    /// Say which commands are run, too
    #[arg(short, long, global = true, display_order = 901)]
    verbose: bool,
}

impl Keelback {
    /// How much the tool is to say.
    pub(crate) fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, true) => Verbosity::Verbose,
            (false, false) => Verbosity::Normal,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new project that builds
    New(New),
    /// Build what changed, and run Python with the extension importable
    Run(Run),
    /// Build the extension and install it in the virtual environment
    #[command(visible_alias = "dev")]
    Develop(Develop),
    /// Build a wheel
    #[command(visible_alias = "b")]
    Build(Build),
    /// Answer the hooks of a build frontend
    #[command(hide = true)]
    Pep517(Pep517),
}

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

/// `keelback run`
#[derive(Args, Debug)]
#[command(
    override_usage = "keelback run [OPTIONS] <SCRIPT | -m MODULE | -c CODE> [ARGS]...",
    after_help = "Options of the tool stand before SCRIPT, -m or -c; everything after is the program's."
)]
pub(crate) struct Run {
    #[command(flatten)]
    pub(crate) cargo: Cargo,

    /// The crate's Cargo.toml, instead of the nearest project's
    #[arg(long, value_name = "PATH")]
    pub(crate) manifest_path: Option<PathBuf>,

    /// Run it again whenever a source changes
    #[arg(long)]
    pub(crate) watch: bool,

    /// The interpreter, instead of the virtual environment's or the first on PATH
    #[arg(long, value_name = "PYTHON", env = "KEELBACK_PYTHON", hide_env_values = true)]
    pub(crate) python: Option<PathBuf>,

    /// A script, `-m MODULE` or `-c CODE`, and the program's own arguments
    #[arg(
        value_name = "SCRIPT | -m MODULE | -c CODE",
        required = true,
        num_args = 1..,
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub(crate) program: Vec<OsString>,
}

/// `keelback develop`
#[derive(Args, Debug)]
pub(crate) struct Develop {
    #[command(flatten)]
    pub(crate) cargo: Cargo,

    #[command(flatten)]
    pub(crate) installation: Installation,

    /// The crate's Cargo.toml, instead of the nearest project's
    #[arg(short, long, value_name = "PATH")]
    pub(crate) manifest_path: Option<PathBuf>,
}

/// `keelback build`
#[derive(Args, Debug)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) cargo: Cargo,

    /// The crate's Cargo.toml, instead of the nearest project's
    #[arg(short, long, value_name = "PATH")]
    pub(crate) manifest_path: Option<PathBuf>,

    /// Where to put the wheel, instead of `wheels` in the target directory
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// What is handed to cargo.
#[derive(Args, Clone, Debug)]
pub(crate) struct Cargo {
    /// Build with optimizations
    #[arg(short, long, conflicts_with = "profile")]
    pub(crate) release: bool,

    /// Build with this cargo profile
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,

    /// Cargo features to activate
    #[arg(short = 'F', long, value_name = "FEATURES", value_delimiter = ',')]
    pub(crate) features: Vec<String>,

    /// Activate all cargo features
    #[arg(long)]
    pub(crate) all_features: bool,

    /// Do not activate the default cargo features
    #[arg(long)]
    pub(crate) no_default_features: bool,

    /// Build for this target triple
    #[arg(long, value_name = "TRIPLE")]
    pub(crate) target: Option<String>,

    /// Number of parallel jobs
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<usize>,

    /// Require that Cargo.lock is up to date
    #[arg(long)]
    pub(crate) locked: bool,

    /// Do not access the network
    #[arg(long)]
    pub(crate) offline: bool,

    /// Both --locked and --offline
    #[arg(long)]
    pub(crate) frozen: bool,
}
