//! `keelback build`, and the options of everything that makes wheels.

use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{Args, ValueEnum};

use crate::cli::{Cargo, Manifest};
use crate::error::{Error, Result};
use crate::report;
use crate::wheel::Packing;

/// `keelback build`
#[derive(Args, Clone, Debug)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) cargo: Cargo,

    #[command(flatten)]
    pub(crate) manifest: Manifest,

    #[command(flatten)]
    pub(crate) wheel: WheelOptions,

    /// Make an sdist, and the wheel from it
    #[arg(long)]
    pub(crate) sdist: bool,

    /// Where to put the wheel, not in target/wheels
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Arguments for rustc, for this crate alone
    #[arg(last = true, value_name = "RUSTC ARGS", hide = true)]
    pub(crate) rustc_args: Vec<String>,
}

impl Build {
    /// What cargo is to be told.
    pub(crate) fn cargo(&self) -> Cargo {
        let mut cargo = self.cargo.clone();
        cargo.more.rustc_args.clone_from(&self.rustc_args);
        cargo.more.strip = self.wheel.strip;
        cargo
    }
}

/// What a wheel is to be like.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct WheelOptions {
    /// Strip symbols
    #[arg(long, env = "MATURIN_STRIP", hide_env = true, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL", hide_possible_values = true, value_parser = BoolishValueParser::new())]
    pub(crate) strip: Option<bool>,

    /// Interpreters to build for, where it matters
    #[arg(short, long, value_name = "PYTHON", num_args = 0..)]
    pub(crate) interpreter: Vec<PathBuf>,

    /// Build for every interpreter that is found
    #[arg(short, long, conflicts_with = "interpreter", hide = true)]
    pub(crate) find_interpreter: bool,

    /// The kind of extension, where the crate does not tell
    #[arg(short, long, alias = "binding-crate", value_name = "KIND", hide = true)]
    pub(crate) bindings: Option<Bindings>,

    /// Platform tag: `manylinux_2_28`, `pypi`, ...
    #[arg(long, alias = "manylinux", value_name = "TAG", num_args = 0.., action = clap::ArgAction::Append)]
    pub(crate) compatibility: Vec<String>,

    /// What to do about libraries that the tag does not promise
    #[arg(long, value_name = "WHAT", hide = true)]
    pub(crate) auditwheel: Option<Audit>,

    #[arg(long, hide = true, conflicts_with = "auditwheel")]
    pub(crate) skip_auditwheel: bool,

    /// Link with zig
    #[arg(long, hide = true)]
    pub(crate) zig: bool,

    /// Optimize by what a training run shows
    #[arg(long, env = "MATURIN_PGO", hide_env = true, value_parser = BoolishValueParser::new(), action = clap::ArgAction::SetTrue, hide = true)]
    pub(crate) pgo: bool,

    /// Ship the debug information, in a file of its own
    #[arg(long, hide = true)]
    pub(crate) include_debuginfo: bool,

    /// Further SBOM files to ship
    #[arg(long, value_name = "FILE", num_args = 1.., hide = true)]
    pub(crate) sbom_include: Vec<PathBuf>,

    /// How the wheel's members are compressed
    #[arg(long, value_name = "METHOD", hide = true)]
    pub(crate) compression_method: Option<Compression>,

    /// How hard the wheel's members are compressed
    #[arg(long, value_name = "LEVEL", allow_negative_numbers = true, hide = true)]
    pub(crate) compression_level: Option<i64>,

    /// Allow members beyond 4 GiB
    #[arg(long, hide = true)]
    pub(crate) compression_enable_large_file_support: bool,

    /// Ship stubs that are read from the library
    #[arg(long, hide = true)]
    pub(crate) generate_stubs: bool,
}

impl WheelOptions {
    /// Refuses what maturin has and this tool has not.
    pub(crate) fn check_supported(&self) -> Result<()> {
        self.warn_of_what_does_nothing();
        let refuse = |what: &str, hint: &str| Err(Error::new(format!("{what} is not supported")).hint(hint));
        if self.zig {
            return refuse(
                "`--zig`",
                "build in a manylinux container, or with a linker of your own: `--config target.TRIPLE.linker=...`",
            );
        }
        if self.pgo {
            return refuse("`--pgo`", "run `cargo pgo` on the crate, and build with the profile that it makes");
        }
        self.packing().map(drop)
    }

    /// How the wheel's members are packed.
    pub(crate) fn packing(&self) -> Result<Packing> {
        let refuse = |what: String, hint: &str| Err(Error::new(format!("{what} is not supported")).hint(hint));
        let zip = "installers read members that are deflated or stored";
        match (self.compression_method, self.compression_level) {
            (Some(Compression::Bzip2), _) => refuse("`--compression-method bzip2`".to_owned(), zip),
            (Some(Compression::Zstd), _) => refuse("`--compression-method zstd`".to_owned(), zip),
            (Some(Compression::Stored), _) => Ok(Packing::Stored),
            (_, None) => Ok(Packing::Deflated),
            (_, Some(level @ 1..=9)) => Ok(Packing::DeflatedBy(level)),
            (_, Some(level)) => refuse(format!("`--compression-level {level}`"), "levels are 1, fast, to 9, small"),
        }
    }
}

impl WheelOptions {
    /// What is accepted, so that command lines written for maturin work, and changes nothing yet.
    fn warn_of_what_does_nothing(&self) {
        if self.include_debuginfo {
            report::warning("`--include-debuginfo` has no effect yet", None, None);
        }
    }
}

/// The kinds of extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bindings {
    Keelback,
    Pyo3,
    Pyo3Ffi,
    Cffi,
    Uniffi,
    Bin,
}

/// What is done about a library that the platform tag does not promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Audit {
    /// Copy it into the wheel
    Repair,
    /// Refuse to make the wheel
    Check,
    /// Warn
    Warn,
    /// Do not look
    Skip,
}

/// How the members of a wheel are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Compression {
    Deflated,
    Stored,
    Bzip2,
    Zstd,
}
