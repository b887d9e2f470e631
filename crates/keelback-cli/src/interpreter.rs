//! The interpreter that runs a program, and the program.

mod bound;
pub(crate) mod found;

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode};

use clap::CommandFactory;
use clap::error::ErrorKind;

pub(crate) use bound::Bound;

use crate::cli::Keelback;
use crate::environment;
use crate::error::{Error, Result};
use crate::files::placing::is_program;
use crate::report;
use crate::stage::Stage;
use crate::wheel;

/// Starts a program with the built package ahead of its own sources.
const LAUNCHER: &str = include_str!("launcher.py");

/// What Python is to run, with the arguments of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    Script(OsString, Vec<OsString>),
    Module(OsString, Vec<OsString>),
    Code(OsString, Vec<OsString>),
}

impl Program {
    /// Reads the words that follow the tool's own options, as Python would.
    ///
    /// A word that Python would not take ends the tool as clap's own usage errors do.
    pub(crate) fn parse(words: &[OsString]) -> Result<Self> {
        let (first, rest) = words.split_first().unwrap_or_else(|| usage("nothing to run"));
        let text = first.to_string_lossy();
        for (option, make) in [("-m", Self::Module as fn(_, _) -> _), ("-c", Self::Code)] {
            if text == option {
                let (value, rest) = rest.split_first().unwrap_or_else(|| usage(&format!("`{option}` needs a value")));
                return Ok(make(value.clone(), rest.to_vec()));
            }
            if let Some(value) = text.strip_prefix(option) {
                return Ok(make(value.into(), rest.to_vec()));
            }
        }
        if text.starts_with('-') {
            usage(&format!("unexpected option `{text}` before the script"));
        }
        if !Path::new(first).exists() {
            return Err(Error::new("there is no such script").at(Path::new(first)));
        }
        Ok(Self::Script(first.clone(), rest.to_vec()))
    }

    /// The directory of the script.
    pub(crate) fn directory(&self) -> Option<PathBuf> {
        let Self::Script(script, _) = self else {
            return None;
        };
        let script = Path::new(script).canonicalize().ok()?;
        Some(if script.is_dir() { script } else { script.parent()?.to_path_buf() })
    }

    /// The directory that Python puts first on the import path, and how it spells it.
    fn first_import_directory(&self) -> (PathBuf, OsString) {
        match self.directory() {
            Some(directory) => (directory.clone(), directory.into_os_string()),
            None => (env::current_dir().unwrap_or_default(), OsString::new()),
        }
    }

    fn parts(&self) -> (&'static str, &OsStr, &[OsString]) {
        match self {
            Self::Script(script, arguments) => ("script", script, arguments),
            Self::Module(module, arguments) => ("-m", module, arguments),
            Self::Code(code, arguments) => ("-c", code, arguments),
        }
    }
}

/// Reports a usage error of `run` and exits.
fn usage(message: &str) -> ! {
    let mut command = Keelback::command();
    command.build();
    match command.find_subcommand_mut("run") {
        Some(run) => run.error(ErrorKind::InvalidValue, message).exit(),
        None => command.error(ErrorKind::InvalidValue, message).exit(),
    }
}

/// An interpreter.
#[derive(Clone, Debug)]
pub(crate) struct Interpreter {
    path: PathBuf,
}

impl Interpreter {
    /// The one asked for, else the active or nearest environment's, else the first on `PATH`.
    ///
    /// # Errors
    ///
    /// There is none.
    pub(crate) fn choose(wanted: Option<&Path>, project: &Path) -> Result<Self> {
        if let Some(wanted) = wanted.filter(|wanted| !wanted.as_os_str().is_empty()) {
            return Self::named(wanted);
        }
        let active = env::var_os("VIRTUAL_ENV").filter(|root| !root.is_empty()).map(PathBuf::from);
        if let Some(root) = active.or_else(|| environment::nearest_venv(project)) {
            let path = environment::python_in(&root);
            return match path.is_file() {
                true => Ok(Self { path }),
                false => Err(Error::new("the virtual environment has no interpreter").at(&root)),
            };
        }
        let found = ["python3", "python"].iter().find_map(|name| on_path(OsStr::new(name)));
        found.map(|path| Self { path }).ok_or_else(|| {
            Error::new("there is no Python: no virtual environment, and no `python3` or `python` on PATH")
                .hint("install Python 3.9 or later, or name an interpreter with `--python PATH`")
        })
    }

    /// The one that `KEELBACK_PYTHON` names, as build frontends let it name theirs, else as [`choose`](Self::choose) does.
    ///
    /// # Errors
    ///
    /// There is none.
    pub(crate) fn active(project: &Path) -> Result<Self> {
        Self::choose(env::var_os("KEELBACK_PYTHON").map(PathBuf::from).as_deref(), project)
    }

    /// The interpreter that a path, a version (`3.13`) or a program's name stands for.
    fn named(wanted: &Path) -> Result<Self> {
        if wanted.is_dir() {
            let path = environment::python_in(wanted);
            if path.is_file() {
                return Ok(Self { path });
            }
        }
        if wanted.is_file() {
            let path =
                std::path::absolute(wanted).map_err(|error| Error::io("find the interpreter", wanted, &error))?;
            return Ok(Self { path });
        }
        let is_version = wanted.to_string_lossy().starts_with(|c: char| c.is_ascii_digit());
        let mut name = OsString::from(if is_version { "python" } else { "" });
        name.push(wanted);
        match on_path(&name) {
            Some(path) if wanted.components().count() == 1 => Ok(Self { path }),
            _ => Err(Error::new(format!("there is no interpreter `{}`", wanted.display()))
                .hint("name a path, a virtual environment, or a version whose `pythonX.Y` is on PATH")),
        }
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// A short name for it that no other interpreter has.
    pub(crate) fn digest(&self) -> String {
        let digest = wheel::digest(self.path.to_string_lossy().as_bytes());
        digest.chars().filter(char::is_ascii_alphanumeric).take(8).collect()
    }

    /// Runs the program with the staged package importable and exits as it does.
    pub(crate) fn run(&self, program: &Program, stage: &Stage) -> Result<ExitCode> {
        become_program(self.command(program, stage)?, &self.path)
    }

    /// Starts the program with the staged package importable.
    pub(crate) fn start(&self, program: &Program, stage: &Stage) -> Result<Child> {
        let child = self.command(program, stage)?.spawn();
        child.map_err(|error| Error::io("run the interpreter", &self.path, &error))
    }

    fn command(&self, program: &Program, stage: &Stage) -> Result<Command> {
        let mut command = Command::new(&self.path);
        let (kind, what, arguments) = program.parts();
        let (first, spelled) = program.first_import_directory();
        if stage.is_shadowed_in(&first) {
            command.arg("-c").arg(LAUNCHER).arg(stage.root()).arg(spelled).arg(kind).arg(what);
        } else if kind == "script" {
            command.arg(what);
        } else {
            command.arg(kind).arg(what);
        }
        command.args(arguments).env("PYTHONPATH", import_path(stage.root())?);
        report::step("Running", format_args!("{} {}", self.path.display(), what.to_string_lossy()));
        Ok(command)
    }
}

/// `PYTHONPATH` with the stage ahead of what it holds.
fn import_path(stage: &Path) -> Result<OsString> {
    let present = env::var_os("PYTHONPATH").filter(|path| !path.is_empty());
    let present = present.iter().flat_map(env::split_paths);
    env::join_paths(std::iter::once(stage.to_path_buf()).chain(present))
        .map_err(|_| Error::new("the project's path has a character that PYTHONPATH cannot hold").at(stage))
}

/// The program of this name on `PATH`.
pub(crate) fn on_path(name: &OsStr) -> Option<PathBuf> {
    let name = match cfg!(windows) {
        true => Path::new(name).with_extension("exe").into_os_string(),
        false => name.to_owned(),
    };
    let directories = env::var_os("PATH")?;
    env::split_paths(&directories).map(|directory| directory.join(&name)).find(|path| is_program(path))
}

/// Puts the program in our place, so that signals and the exit status are its own.
#[cfg(unix)]
fn become_program(mut command: Command, path: &Path) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(Error::io("run the interpreter", path, &command.exec()))
}

/// Runs the program and passes its exit status on.
#[cfg(not(unix))]
fn become_program(mut command: Command, path: &Path) -> Result<ExitCode> {
    let status = command.status().map_err(|error| Error::io("run the interpreter", path, &error))?;
    std::process::exit(status.code().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Program {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        Program::parse(&words).expect("a program")
    }

    #[test]
    fn what_follows_the_program_is_its_own() {
        let own = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(
            parse(&["-m", "pytest", "-q", "--release"]),
            Program::Module("pytest".into(), own(&["-q", "--release"]))
        );
        assert_eq!(parse(&["-cprint(1)", "-m", "x"]), Program::Code("print(1)".into(), own(&["-m", "x"])));
        assert_eq!(parse(&["Cargo.toml", "-r"]), Program::Script("Cargo.toml".into(), own(&["-r"])));
    }

    #[test]
    fn a_missing_script_is_an_error() {
        let error = Program::parse(&["missing.py".into()]).unwrap_err();
        assert_eq!(error.what(), "there is no such script");
    }
}
