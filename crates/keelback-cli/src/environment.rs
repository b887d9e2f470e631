//! Virtual environments: which one is meant, and where its packages lie.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cli;
use crate::dependencies::Surroundings;
use crate::error::{Error, Result};
use crate::interpreter::Interpreter;
use crate::project::{self, Project};
use crate::report;

/// A virtual environment, or one of conda's.
#[derive(Clone, Debug)]
pub(crate) struct Environment {
    root: PathBuf,
    site_packages: PathBuf,
    /// The version of its Python, as far as it is known without running it.
    version: Option<String>,
}

impl Environment {
    /// The active environment, else the nearest `.venv` from `directory` upward.
    ///
    /// # Errors
    ///
    /// There is none, or what is named as one has no place for packages.
    pub(crate) fn nearest(directory: &Path) -> Result<Self> {
        let active = ["VIRTUAL_ENV", "CONDA_PREFIX"];
        for variable in active {
            if let Some(root) = env::var_os(variable).filter(|root| !root.is_empty()) {
                return Self::at(Path::new(&root)).map_err(|error| {
                    error.hint(format!("`{variable}` names this directory: activate another environment, or unset it"))
                });
            }
        }
        match nearest_venv(directory) {
            Some(root) => Self::at(&root),
            None => Err(Error::new("there is no virtual environment: none is active, and no `.venv` is here or above")
                .at(directory)
                .hint("make one with `python3 -m venv .venv` or `uv venv`")),
        }
    }

    /// The environment in the directory `root`.
    pub(crate) fn at(root: &Path) -> Result<Self> {
        let root = std::path::absolute(root).map_err(|error| Error::io("find the environment", root, &error))?;
        if !root.is_dir() {
            return Err(Error::new("the virtual environment does not exist").at(&root));
        }
        let configured = configured_version(&root);
        let site_packages = site_packages(&root, configured.as_deref())?;
        let version = configured.or_else(|| version_of_directory(&site_packages));
        Ok(Self { root, site_packages, version })
    }

    /// The environment in the directory `root`, made by the interpreter if there is none.
    ///
    /// # Errors
    ///
    /// The interpreter cannot make one.
    pub(crate) fn made(root: &Path, interpreter: &Interpreter) -> Result<Self> {
        if let Ok(environment) = Self::at(root) {
            if environment.python().is_file() {
                return Ok(environment);
            }
        }
        report::done("Making", format_args!("an environment in {}", root.display()));
        let python = interpreter.path();
        let output = Command::new(python).args(["-m", "venv", "--clear"]).arg(root).output();
        let output = output.map_err(|error| Error::io("run the interpreter", python, &error))?;
        if output.status.success() {
            return Self::at(root);
        }
        // Systems that ship `ensurepip` apart say so on the standard output.
        let said = [output.stdout, output.stderr].concat();
        let error = Error::new("the interpreter could not make a virtual environment").at(python);
        Err(String::from_utf8_lossy(&said).lines().fold(error, |error, line| error.detail(line)))
    }

    /// The environment's directory.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where its packages lie.
    pub(crate) fn site_packages(&self) -> &Path {
        &self.site_packages
    }

    /// Where its programs lie.
    pub(crate) fn programs(&self) -> PathBuf {
        self.root.join(if cfg!(windows) { "Scripts" } else { "bin" })
    }

    /// Its interpreter.
    pub(crate) fn python(&self) -> PathBuf {
        python_in(&self.root)
    }

    /// The way from the environment's packages to a path in the environment, as records have it.
    pub(crate) fn relative_to_packages(&self, path: &Path) -> Option<String> {
        let words = |path: &Path| path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if let Ok(below) = path.strip_prefix(&self.site_packages) {
            return Some(words(below));
        }
        let up = self.site_packages.strip_prefix(&self.root).ok()?.components().count();
        Some(format!("{}{}", "../".repeat(up), words(path.strip_prefix(&self.root).ok()?)))
    }

    /// Whether uv made the environment: then there is no pip in it, and uv is at hand.
    pub(crate) fn is_made_by_uv(&self) -> bool {
        configuration(&self.root, &["uv"]).is_some()
    }

    /// What markers of requirements are told about it.
    pub(crate) fn surroundings(&self) -> Surroundings {
        let library = self.site_packages.parent().and_then(Path::file_name).unwrap_or_default();
        let is_pypy = library.to_string_lossy().starts_with("pypy");
        Surroundings::new(self.version.as_deref(), if is_pypy { "PyPy" } else { "CPython" })
    }

    /// Checks that the environment's Python can load the project's extension.
    ///
    /// # Errors
    ///
    /// It is older than 3.9, or not what `requires-python` asks for.
    pub(crate) fn check_python(&self, project: &Project) -> Result<()> {
        let Some(version) = &self.version else {
            return Ok(());
        };
        // What PyO3 accepts, it says itself.
        let what = if !project::accepts_python(">=3.9", version)? && project.pyo3(&cli::Cargo::default())?.is_none() {
            "the extension needs 3.9 or later".to_owned()
        } else {
            match &project.distribution().requires_python {
                Some(wanted) if !project::accepts_python(wanted, version)? => {
                    format!("`requires-python` is `{wanted}`")
                }
                _ => return Ok(()),
            }
        };
        Err(Error::new(format!("the environment has Python {version}, but {what}")).at(&self.root))
    }
}

/// The nearest `.venv` from `directory` upward.
pub(crate) fn nearest_venv(directory: &Path) -> Option<PathBuf> {
    let candidates = directory.ancestors().map(|directory| directory.join(".venv"));
    candidates.into_iter().find(|root| root.join("pyvenv.cfg").is_file())
}

/// The interpreter of the environment in `root`.
pub(crate) fn python_in(root: &Path) -> PathBuf {
    match cfg!(windows) {
        // conda puts it into the root itself.
        true if root.join("python.exe").is_file() => root.join("python.exe"),
        true => root.join("Scripts").join("python.exe"),
        false => root.join("bin").join("python"),
    }
}

/// The version that `pyvenv.cfg` states: `version` is venv's key, `version_info` the others'.
fn configured_version(root: &Path) -> Option<String> {
    let value = configuration(root, &["version", "version_info"])?;
    let numbers: Vec<&str> = value.split('.').take_while(|part| part.parse::<u32>().is_ok()).collect();
    (numbers.len() >= 2).then(|| numbers[..numbers.len().min(3)].join("."))
}

/// What `pyvenv.cfg` has under one of the keys.
fn configuration(root: &Path, keys: &[&str]) -> Option<String> {
    let text = fs::read_to_string(root.join("pyvenv.cfg")).ok()?;
    text.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        keys.contains(&key.trim()).then(|| value.trim().to_owned())
    })
}

/// Where the packages lie; where the files do not tell, the interpreter is asked.
fn site_packages(root: &Path, version: Option<&str>) -> Result<PathBuf> {
    if cfg!(windows) {
        let directory = root.join("Lib").join("site-packages");
        return if directory.is_dir() { Ok(directory) } else { Err(no_site_packages(root)) };
    }
    let libraries = root.join("lib").read_dir().into_iter().flatten().flatten();
    let is_python =
        |path: &PathBuf| path.join("site-packages").is_dir() && version_of_directory(&path.join("x")).is_some();
    let mut found: Vec<PathBuf> = libraries.map(|entry| entry.path()).filter(is_python).collect();
    if let (Some(version), true) = (version, found.len() > 1) {
        let minor: Vec<&str> = version.split('.').take(2).collect();
        found.retain(|path| version_of_directory(&path.join("x")).is_some_and(|found| found == minor.join(".")));
    }
    match found.as_slice() {
        [directory] => Ok(directory.join("site-packages")),
        [] => Err(no_site_packages(root)),
        _ => ask(root),
    }
}

fn no_site_packages(root: &Path) -> Error {
    Error::new("the directory is no virtual environment: it has no `site-packages`").at(root)
}

fn ask(root: &Path) -> Result<PathBuf> {
    let python = python_in(root);
    let program = "import sysconfig; print(sysconfig.get_path('platlib'))";
    let output = Command::new(&python).args(["-I", "-c", program]).output();
    let output = output.map_err(|error| Error::io("run the interpreter", &python, &error))?;
    match String::from_utf8(output.stdout) {
        Ok(path) if output.status.success() => Ok(PathBuf::from(path.trim())),
        _ => Err(Error::new("the interpreter does not say where its packages lie").at(&python)),
    }
}

/// The version in `lib/python3.13/site-packages`, or of `lib/python3.13t/...` without the GIL.
fn version_of_directory(site_packages: &Path) -> Option<String> {
    let name = site_packages.parent()?.file_name()?.to_str()?;
    let version = name.strip_prefix("python")?.trim_end_matches('t');
    let (major, minor) = version.split_once('.')?;
    (major.parse::<u32>().is_ok() && minor.parse::<u32>().is_ok()).then(|| version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_off_directories() {
        let version = |path: &str| version_of_directory(Path::new(path));
        assert_eq!(version("/v/lib/python3.13/site-packages").as_deref(), Some("3.13"));
        assert_eq!(version("/v/lib/python3.14t/site-packages").as_deref(), Some("3.14"));
        assert_eq!(version("/v/lib/node/site-packages"), None);
    }
}
