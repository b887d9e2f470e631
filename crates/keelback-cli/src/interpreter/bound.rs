//! Interpreters that a library is built for, where it is not the same for all: those of PyO3's extensions.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli;
use crate::error::{Error, Result};
use crate::interpreter::{Interpreter, found};
use crate::project::{Feature, Project, Pyo3};

/// What an interpreter is asked.
const QUESTION: &str = "import sys, sysconfig; print(sys.implementation.name, sys.version_info[0], sys.version_info[1], \
                        sysconfig.get_config_var('EXT_SUFFIX'), 64 if sys.maxsize > 2**32 else 32, \
                        int(bool(sysconfig.get_config_var('Py_GIL_DISABLED'))))";

/// The interpreter, or the stable ABI from its version on, that a library is built for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bound {
    path: PathBuf,
    minor: u32,
    bits: u32,
    free_threaded: bool,
    suffix: String,
    /// The lowest minor version that the stable ABI is taken of, if it is.
    stable: Option<u32>,
    /// A crate that makes something else of each version of Python.
    specialized: Option<String>,
}

impl Bound {
    /// The interpreters that the command line names, else the one that is active; none for a crate without PyO3.
    ///
    /// # Errors
    ///
    /// One of them does not exist, or is no CPython.
    pub(crate) fn wanted(project: &Project, cargo: &cli::Cargo, options: &cli::WheelOptions) -> Result<Vec<Self>> {
        let Some(pyo3) = project.pyo3(cargo)? else {
            return Ok(Vec::new());
        };
        let wanted = Self::paths(project, options)?;
        let wanted = wanted.iter().map(|path| Self::with_pyo3(project, cargo, path, &pyo3));
        let mut wanted = wanted.collect::<Result<Vec<_>>>()?;
        // One library of the stable ABI is for all that take it.
        let mut has_stable = false;
        wanted.retain(|bound| bound.stable.is_none() || !std::mem::replace(&mut has_stable, true));
        Ok(wanted)
    }

    /// The interpreters that the command line names, else the one that is active, for a library that calls the C API itself.
    ///
    /// # Errors
    ///
    /// One of them does not exist, or is no CPython.
    pub(crate) fn named(project: &Project, options: &cli::WheelOptions) -> Result<Vec<Self>> {
        Self::paths(project, options)?.iter().map(|path| Self::ask(path)).collect()
    }

    fn paths(project: &Project, options: &cli::WheelOptions) -> Result<Vec<PathBuf>> {
        if options.find_interpreter {
            return Ok(found::on_path().iter().map(|found| found.path().to_path_buf()).collect());
        }
        if options.interpreter.is_empty() {
            return Ok(vec![Interpreter::active(project.root())?.path().to_path_buf()]);
        }
        let path = |name: &PathBuf| Ok(Interpreter::choose(Some(name), project.root())?.path().to_path_buf());
        options.interpreter.iter().map(path).collect()
    }

    /// The interpreter at `path`, as one that the extension is built for; none for a crate without PyO3.
    ///
    /// # Errors
    ///
    /// It does not exist, or is no CPython.
    pub(crate) fn of(project: &Project, cargo: &cli::Cargo, path: &Path) -> Result<Option<Self>> {
        let pyo3 = project.pyo3(cargo)?;
        pyo3.map(|pyo3| Self::with_pyo3(project, cargo, path, &pyo3)).transpose()
    }

    /// The interpreter at `path`, where PyO3 has these features but for those that are on for some Pythons only.
    fn with_pyo3(project: &Project, cargo: &cli::Cargo, path: &Path, pyo3: &Pyo3) -> Result<Self> {
        let bound = Self::ask(path)?;
        if !project.settings().features.iter().any(Feature::is_conditional) {
            return Ok(bound.with(pyo3));
        }
        let pyo3 = project.pyo3(&bound.tell(cargo))?;
        Ok(bound.with(&pyo3.unwrap_or_default()))
    }

    /// The interpreter that is active, as one that the extension is built for; none for a crate without PyO3.
    ///
    /// # Errors
    ///
    /// There is no interpreter, or it is no CPython.
    pub(crate) fn of_active(project: &Project, cargo: &cli::Cargo) -> Result<Option<Self>> {
        match project.pyo3(cargo)? {
            Some(_) => Self::of(project, cargo, Interpreter::active(project.root())?.path()),
            None => Ok(None),
        }
    }

    fn ask(path: &Path) -> Result<Self> {
        let output = Command::new(path).args(["-I", "-c", QUESTION]).stdin(Stdio::null()).output();
        let output = output.map_err(|error| Error::io("run the interpreter", path, &error))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let words: Vec<&str> = text.split_whitespace().collect();
        let unusable = || Error::new("the interpreter does not say what it is").at(path);
        let [name, _, minor, suffix, bits, free_threaded] = words[..] else {
            return Err(unusable());
        };
        if name != "cpython" {
            return Err(Error::new(format!("extensions for `{name}` are not supported")).at(path));
        }
        let minor = minor.parse().map_err(|_| unusable())?;
        let free_threaded = free_threaded == "1";
        let bits = bits.parse().map_err(|_| unusable())?;
        Ok(Self {
            path: path.to_path_buf(),
            minor,
            bits,
            free_threaded,
            suffix: suffix.to_owned(),
            stable: None,
            specialized: None,
        })
    }

    /// The same with the stable ABI, where the interpreter has it and the crate takes it.
    fn with(mut self, pyo3: &Pyo3) -> Self {
        self.specialized.clone_from(&pyo3.specialized);
        self.stable = match Stable::of(&pyo3.features) {
            _ if self.free_threaded => None,
            Stable::No => None,
            Stable::OfInterpreter => Some(self.minor),
            Stable::From(lowest) => Some(lowest).filter(|lowest| *lowest <= self.minor),
        };
        self
    }

    /// The options for cargo, with the Python that is built for.
    pub(crate) fn tell(&self, options: &cli::Cargo) -> cli::Cargo {
        let mut told = options.clone();
        told.more.python = Some(format!("3.{}", self.minor));
        told.more.variables.extend(self.variables());
        told
    }

    /// What PyO3's build scripts are told, as maturin tells them.
    fn variables(&self) -> Vec<(String, String)> {
        let path = self.path.to_string_lossy().into_owned();
        let variable = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        vec![
            variable("PYO3_PYTHON", &path),
            variable("PYTHON_SYS_EXECUTABLE", &path),
            variable("PYO3_BUILD_EXTENSION_MODULE", "1"),
            variable("PYO3_ENVIRONMENT_SIGNATURE", &format!("cpython-3.{}-{}bit", self.minor, self.bits)),
        ]
    }

    /// The tags of the interpreter and of the ABI.
    pub(crate) fn tags(&self) -> (String, String) {
        let threaded = if self.free_threaded { "t" } else { "" };
        match self.stable {
            Some(lowest) => (format!("cp3{lowest}"), "abi3".to_owned()),
            None => (format!("cp3{}", self.minor), format!("cp3{}{threaded}", self.minor)),
        }
    }

    /// A crate that makes something else of each version of Python when it is compiled, if there is one.
    pub(crate) fn specialized(&self) -> Option<&str> {
        self.specialized.as_deref()
    }

    /// What stands behind the module's name in the file's.
    pub(crate) fn suffix(&self) -> &str {
        match self.stable {
            Some(_) if self.suffix.ends_with(".pyd") => ".pyd",
            Some(_) => ".abi3.so",
            None => &self.suffix,
        }
    }
}

/// Whether a crate takes the stable ABI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stable {
    No,
    OfInterpreter,
    From(u32),
}

impl Stable {
    /// As the features that are asked of PyO3 say: the lowest version counts.
    fn of(features: &[String]) -> Self {
        let versions = features.iter().filter_map(|feature| feature.strip_prefix("abi3-py3")?.parse().ok());
        match versions.min() {
            Some(lowest) => Self::From(lowest),
            None if features.iter().any(|feature| feature == "abi3") => Self::OfInterpreter,
            None => Self::No,
        }
    }
}
