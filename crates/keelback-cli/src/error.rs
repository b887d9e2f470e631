//! The one error of the tool: what is wrong, where, and the way out.

use std::fmt;
use std::path::{Path, PathBuf};

/// What every step of the tool returns.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// A mistake, told so that the reader can act on it.
///
/// The texts are lower case and end without a full stop; names stand in backticks.
#[derive(Debug)]
pub(crate) struct Error(Box<Parts>);

#[derive(Debug)]
struct Parts {
    what: String,
    place: Option<Place>,
    details: Vec<String>,
    hint: Option<String>,
}

/// A file, and the line in it where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    pub(crate) line: Option<usize>,
}

impl Error {
    /// An error that says `what` is wrong.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(Box::new(Parts { what: what.into(), place: None, details: Vec::new(), hint: None }))
    }

    /// An error of the file system: what could not be done to which path, and the system's reason.
    pub(crate) fn io(action: &str, path: &Path, source: &std::io::Error) -> Self {
        Self::new(format!("could not {action}: {source}")).at(path)
    }

    /// Says in which file the mistake is.
    #[must_use]
    pub(crate) fn at(self, path: &Path) -> Self {
        self.at_place(Place { path: path.to_path_buf(), line: None })
    }

    /// Says in which file and line the mistake is.
    #[must_use]
    pub(crate) fn at_place(mut self, place: Place) -> Self {
        self.0.place = Some(place);
        self
    }

    /// Adds a line of evidence, such as what another program said.
    #[must_use]
    pub(crate) fn detail(mut self, line: impl Into<String>) -> Self {
        self.0.details.push(line.into());
        self
    }

    /// Says the way out.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// What is wrong, in one line.
    pub(crate) fn what(&self) -> &str {
        &self.0.what
    }

    /// Where it is wrong.
    pub(crate) fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }

    /// Lines of evidence.
    pub(crate) fn details(&self) -> &[String] {
        &self.0.details
    }

    /// The way out, if there is one that is better than the message itself.
    pub(crate) fn way_out(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what())
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        match self.line {
            Some(line) => write!(f, ":{line}"),
            None => Ok(()),
        }
    }
}
