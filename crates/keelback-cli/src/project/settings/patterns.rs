//! `include` and `exclude`: globs, each for the sdist, the wheel, or both.

use crate::error::Result;
use crate::project::document::{Entry, Table};
use crate::project::settings::choices::{self, FORMAT};

/// What is made of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Sdist,
    Wheel,
}

/// A glob and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) glob: String,
    pub(crate) sdist: bool,
    pub(crate) wheel: bool,
    pub(crate) origin: Origin,
}

/// Where the files are that a glob is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// In the project.
    Project,
    /// In what a build script made; they go below `to` in the wheel.
    OutDir {
        to: String,
        /// The crate whose build script it is, if it is not the project's own.
        crate_name: Option<String>,
    },
}

/// Reads the list under `key`. A glob without a format is for both.
pub(super) fn read(table: &Table<'_>, key: &str) -> Result<Vec<Pattern>> {
    match table.get(key) {
        Some(entry) => entry.list()?.iter().map(pattern).collect(),
        None => Ok(Vec::new()),
    }
}

/// The globs of the project's own files for one format.
pub(super) fn globs(patterns: &[Pattern], format: Format) -> Vec<String> {
    let is_for = |pattern: &&Pattern| match format {
        Format::Sdist => pattern.sdist,
        Format::Wheel => pattern.wheel,
    };
    let of_project = patterns.iter().filter(|pattern| pattern.origin == Origin::Project);
    of_project.filter(is_for).map(|pattern| pattern.glob.clone()).collect()
}

/// A glob for what a crate's build script made, and where the files go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FromBuild<'p> {
    pub(crate) glob: &'p str,
    pub(crate) to: &'p str,
    pub(crate) crate_name: Option<&'p str>,
}

/// The globs of files that build scripts made.
pub(super) fn from_builds(patterns: &[Pattern]) -> impl Iterator<Item = FromBuild<'_>> {
    patterns.iter().filter_map(|pattern| match &pattern.origin {
        Origin::OutDir { to, crate_name } => {
            Some(FromBuild { glob: &pattern.glob, to, crate_name: crate_name.as_deref() })
        }
        Origin::Project => None,
    })
}

fn pattern(entry: &Entry<'_>) -> Result<Pattern> {
    if let Some(glob) = entry.as_text() {
        return Ok(Pattern { glob: glob.to_owned(), sdist: true, wheel: true, origin: Origin::Project });
    }
    let table = entry.table()?;
    let glob = table.text("path")?.ok_or_else(|| entry.mismatch("a glob"))?;
    if let Some(from) = table.get("from") {
        choices::choice(&from, &["out-dir"])?;
        let to = table.text("to")?.unwrap_or_default();
        let origin = Origin::OutDir { to, crate_name: table.text("crate-name")? };
        return Ok(Pattern { glob, sdist: false, wheel: true, origin });
    }
    let formats = match table.get("format") {
        None => FORMAT.to_vec(),
        Some(format) if format.as_text().is_some() => vec![choices::choice(&format, &FORMAT)?],
        Some(formats) => {
            let formats = formats.list()?;
            formats.iter().map(|format| choices::choice(format, &FORMAT)).collect::<Result<_>>()?
        }
    };
    let is_for = |format: &str| formats.contains(&format);
    Ok(Pattern { glob, sdist: is_for("sdist"), wheel: is_for("wheel"), origin: Origin::Project })
}
