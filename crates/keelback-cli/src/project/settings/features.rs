//! Cargo features that the project asks for, some of them for some Pythons.

use std::str::FromStr;

use pep440_rs::{Version, VersionSpecifiers};

use crate::error::{Error, Place, Result};
use crate::project::document::{Entry, Table};

/// A cargo feature, and for which Pythons it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Feature {
    pub(crate) name: String,
    /// A version specifier (PEP 440) that the Python must meet.
    pub(crate) python_version: Option<String>,
    /// The implementation that the Python must be, such as `cpython`.
    pub(crate) python_implementation: Option<String>,
    place: Place,
}

impl Feature {
    /// The feature's name where one library is for every Python.
    ///
    /// # Errors
    ///
    /// It is for some Pythons only.
    pub(crate) fn for_every_python(&self) -> Result<&str> {
        if !self.is_conditional() {
            return Ok(&self.name);
        }
        Err(Error::new(format!(
            "the feature `{}` has a condition, but the library is the same for every Python",
            self.name
        ))
        .at_place(self.place.clone())
        .hint("name the feature as a string"))
    }

    /// Whether the feature is for some Pythons only.
    pub(crate) fn is_conditional(&self) -> bool {
        self.python_version.is_some() || self.python_implementation.is_some()
    }

    /// Whether the feature is wanted for a Python of this version and implementation.
    pub(crate) fn is_for(&self, version: &str, implementation: &str) -> bool {
        let is_version = self.python_version.as_ref().is_none_or(|wanted| {
            let specifiers = VersionSpecifiers::from_str(wanted);
            let version = Version::from_str(version);
            matches!((specifiers, version), (Ok(specifiers), Ok(version)) if specifiers.contains(&version))
        });
        let is_implementation = |wanted: &String| wanted.eq_ignore_ascii_case(implementation);
        is_version && self.python_implementation.as_ref().is_none_or(is_implementation)
    }
}

pub(super) fn read(table: &Table<'_>) -> Result<Vec<Feature>> {
    match table.get("features") {
        Some(entry) => entry.list()?.iter().map(feature).collect(),
        None => Ok(Vec::new()),
    }
}

fn feature(entry: &Entry<'_>) -> Result<Feature> {
    let place = entry.place();
    if let Some(name) = entry.as_text() {
        return Ok(Feature { name: name.to_owned(), python_version: None, python_implementation: None, place });
    }
    let table = entry.table()?;
    let python_version = table.text("python-version")?;
    if let Some(specifier) = &python_version {
        VersionSpecifiers::from_str(specifier)
            .map_err(|_| entry.invalid(&format!("has `{specifier}` for `python-version`, which is no specifier")))?;
    }
    Ok(Feature {
        name: table.text("feature")?.ok_or_else(|| entry.mismatch("the name of a feature"))?,
        python_version,
        python_implementation: table.text("python-implementation")?,
        place,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_for_some_pythons() {
        let place = Place { path: "pyproject.toml".into(), line: None };
        let feature = |version: Option<&str>, implementation: Option<&str>| Feature {
            name: "f".into(),
            python_version: version.map(str::to_owned),
            python_implementation: implementation.map(str::to_owned),
            place: place.clone(),
        };
        assert!(feature(None, None).is_for("3.9.1", "cpython"));
        assert!(!feature(Some(">=3.11"), None).is_for("3.9.1", "cpython"));
        assert!(feature(Some(">=3.11"), Some("CPython")).is_for("3.12.0", "cpython"));
        assert!(!feature(None, Some("pypy")).is_for("3.12.0", "cpython"));
        assert!(feature(None, Some("pypy")).for_every_python().is_err());
    }
}
