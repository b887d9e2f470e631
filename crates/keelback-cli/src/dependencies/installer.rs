//! pip or uv, which install what others have made.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::interpreter::on_path;
use crate::report::{self, Verbosity};

/// Which installer was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    pub(crate) uv: bool,
    pub(crate) pip: Option<PathBuf>,
}

/// An installer for one environment.
#[derive(Debug)]
pub(crate) struct Installer {
    program: PathBuf,
    arguments: Vec<OsString>,
}

impl Installer {
    /// The one that was asked for, else the one that the environment was made with or has in it.
    ///
    /// # Errors
    ///
    /// There is neither uv nor pip.
    pub(crate) fn choose(choice: &Choice, environment: &Environment) -> Result<Self> {
        if let Some(pip) = &choice.pip {
            let python = environment.python();
            let words = ["--python".into(), python.into_os_string(), "install".into()];
            return Ok(Self { program: pip.clone(), arguments: words.to_vec() });
        }
        let has_pip = environment.site_packages().join("pip").is_dir();
        let uv = on_path("uv".as_ref());
        match uv {
            Some(uv) if choice.uv || environment.is_made_by_uv() || !has_pip => Ok(Self::uv(uv, environment)),
            None if choice.uv => Err(Error::new("uv is not installed, or not on PATH")
                .hint("install it as https://docs.astral.sh/uv says, or leave out `--uv`")),
            _ if has_pip => Ok(Self {
                program: environment.python(),
                arguments: ["-m", "pip", "install", "--disable-pip-version-check"].map(OsString::from).to_vec(),
            }),
            _ => Err(Error::new("the environment has no pip, and uv is not on PATH")
                .at(environment.root())
                .hint("run `python -m ensurepip` in it, install uv, or name a pip with `--pip-path`")),
        }
    }

    /// Installs what satisfies the requirements.
    ///
    /// # Errors
    ///
    /// The installer cannot be started or fails; it has said why.
    pub(crate) fn install(&self, requirements: &[&str]) -> Result<()> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        if report::verbosity() < Verbosity::Verbose {
            command.arg("--quiet");
        }
        // What is printed belongs to the program that may be run afterwards.
        command.args(requirements).stdin(Stdio::null()).stdout(io::stderr());
        report::step("Running", format_args!("{} {}", self.name(), requirements.join(" ")));
        let status = command.status().map_err(|error| Error::io("start the installer", &self.program, &error))?;
        if status.success() {
            return Ok(());
        }
        let error = Error::new(format!("{} could not install the dependencies", self.name()));
        Err(error.detail(format!("asked for: {}", requirements.join(", "))))
    }

    fn uv(program: PathBuf, environment: &Environment) -> Self {
        let words = ["pip".into(), "install".into(), "--python".into(), environment.python().into_os_string()];
        Self { program, arguments: words.to_vec() }
    }

    fn name(&self) -> &'static str {
        let is_uv = Path::new(&self.program).file_stem().is_some_and(|stem| stem == "uv");
        if is_uv { "uv" } else { "pip" }
    }
}
