//! Settings that are one of a few words.

use clap::ValueEnum;

use crate::cli::{Audit, Bindings};
use crate::error::{Error, Result};
use crate::project::document::{Entry, Table};
use crate::project::settings::unknown::nearest;

/// How the files of an sdist are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SdistGenerator {
    /// As cargo packs the crates.
    #[default]
    Cargo,
    /// What git knows.
    Git,
}

pub(super) const BINDINGS: [&str; 6] = ["keelback", "pyo3", "pyo3-ffi", "cffi", "uniffi", "bin"];
pub(super) const AUDIT: [&str; 4] = ["repair", "check", "warn", "skip"];
pub(super) const SDIST_GENERATOR: [&str; 2] = ["cargo", "git"];
pub(super) const CRATE_TYPE: [&str; 6] = ["bin", "cdylib", "dylib", "lib", "rlib", "staticlib"];
pub(super) const FORMAT: [&str; 2] = ["sdist", "wheel"];

pub(super) fn bindings(entry: &Entry<'_>) -> Result<Bindings> {
    Bindings::from_str(choice(entry, &BINDINGS)?, false).map_err(|_| entry.mismatch("a kind of extension"))
}

/// `auditwheel`, and the older `skip-auditwheel`.
pub(super) fn audit(table: &Table<'_>) -> Result<Option<Audit>> {
    if let Some(entry) = table.get("auditwheel") {
        return Ok(Audit::from_str(choice(&entry, &AUDIT)?, false).ok());
    }
    Ok(table.flag("skip-auditwheel")?.unwrap_or_default().then_some(Audit::Skip))
}

pub(super) fn sdist_generator(table: &Table<'_>) -> Result<SdistGenerator> {
    match table.get("sdist-generator") {
        Some(entry) if choice(&entry, &SDIST_GENERATOR)? == "git" => Ok(SdistGenerator::Git),
        _ => Ok(SdistGenerator::Cargo),
    }
}

pub(super) fn crate_type(entry: &Entry<'_>) -> Result<String> {
    choice(entry, &CRATE_TYPE).map(str::to_owned)
}

/// The word that the entry must be one of.
pub(super) fn choice(entry: &Entry<'_>, choices: &[&'static str]) -> Result<&'static str> {
    let text = entry.text()?;
    if let Some(choice) = choices.iter().find(|choice| **choice == text) {
        return Ok(choice);
    }
    let mut listed: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
    let last = listed.pop().unwrap_or_default();
    let error: Error = entry.invalid(&format!("must be {} or {last}, not `{text}`", listed.join(", ")));
    Err(match nearest(&text, choices.iter().copied()) {
        Some(nearest) => error.hint(format!("did you mean `{nearest}`?")),
        None => error,
    })
}
