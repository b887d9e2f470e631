//! The kinds of project: what a crate becomes for Python.

use crate::artifact::Extension;
use crate::cli::{self, Bindings};
use crate::error::{Error, Result};
use crate::interpreter::Bound;
use crate::project::Project;
use crate::report;

/// The kind that was asked for, or that the crate tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A program, which is a script of its environment.
    Program,
    /// An extension that was said to be for every Python.
    Keelback,
    /// An extension that was said to use PyO3.
    Pyo3,
    /// An extension, of which the library tells for which Pythons it is.
    Extension,
}

impl Kind {
    /// What the command line says, else the project.
    ///
    /// # Errors
    ///
    /// It is a kind that is not supported.
    pub(crate) fn wanted(project: &Project, bindings: Option<Bindings>) -> Result<Self> {
        let set = project.settings().bindings.as_ref();
        let refuse = |name: &str, hint: &str| {
            let error = Error::new(format!("`bindings = \"{name}\"` is not supported")).hint(hint);
            Err(match set.filter(|_| bindings.is_none()) {
                Some(set) => error.at_place(set.place.clone()),
                None => error,
            })
        };
        match bindings.or(set.map(|set| set.value)) {
            Some(Bindings::Cffi) => refuse(
                "cffi",
                "make functions with `#[pymodule]`: calls are faster and errors are exceptions; maturin makes wheels for cffi",
            ),
            Some(Bindings::Uniffi) => refuse(
                "uniffi",
                "`uniffi-bindgen` writes the Python side, and maturin makes wheels of it; `#[pymodule]` needs no generator",
            ),
            Some(Bindings::Bin) => Ok(Self::Program),
            _ if project.is_program() => Ok(Self::Program),
            Some(Bindings::Keelback) => Ok(Self::Keelback),
            Some(Bindings::Pyo3 | Bindings::Pyo3Ffi) => Ok(Self::Pyo3),
            None => Ok(Self::Extension),
        }
    }

    /// The interpreters that PyO3's extension is for, if the project has one.
    ///
    /// # Errors
    ///
    /// PyO3 was asked for, and is not there.
    pub(crate) fn check(self, project: &Project, bound: Vec<Bound>) -> Result<Vec<Bound>> {
        match self {
            Self::Pyo3 if bound.is_empty() => {
                Err(Error::new(format!("the crate `{}` does not depend on PyO3", project.crate_name()))
                    .at(project.manifest())
                    .hint("leave `bindings` out: the crate tells what it is"))
            }
            Self::Keelback => Ok(Vec::new()),
            _ => Ok(bound),
        }
    }

    /// The extension once for each Python that it is for, where it calls the C API itself; else once.
    ///
    /// # Errors
    ///
    /// One of the interpreters does not exist, or is no CPython.
    pub(crate) fn for_each_python(
        self,
        project: &Project,
        options: &cli::WheelOptions,
        extension: Extension,
    ) -> Result<Vec<Extension>> {
        let is_plain = self == Self::Extension && !project.depends_on_keelback();
        if extension.bound().is_none() && is_plain && extension.calls_the_c_api() {
            let bind = |bound: Bound| {
                let mut extension = extension.clone();
                extension.bind(bound);
                extension
            };
            return Ok(Bound::named(project, options)?.into_iter().map(bind).collect());
        }
        if extension.bound().is_none() && (!options.interpreter.is_empty() || options.find_interpreter) {
            let what = "the wheel is for every Python from 3.9 on, whichever interpreters are named";
            report::warning(what, None, Some("leave out `--interpreter`"));
        }
        Ok(vec![extension])
    }
}
