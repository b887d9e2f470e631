//! `extensions` and `binaries`: what a wheel has beside the project's own extension.

use std::path::PathBuf;

use crate::error::{Place, Result};
use crate::project::document::{Entry, Table};

/// A further extension module.
#[derive(Clone, Debug)]
pub(crate) struct ExtensionSetting {
    pub(crate) module_name: String,
    pub(crate) manifest_path: PathBuf,
    pub(crate) place: Place,
}

/// A binary.
#[derive(Clone, Debug)]
pub(crate) struct BinarySetting {
    pub(crate) name: String,
    /// The manifest of its crate, if it is not the extension's.
    pub(crate) manifest_path: Option<PathBuf>,
    pub(crate) place: Place,
}

pub(super) fn extensions(table: &Table<'_>) -> Result<Vec<ExtensionSetting>> {
    let Some(entry) = table.get("extensions") else {
        return Ok(Vec::new());
    };
    let extension = |(table, entry): (Table<'_>, Entry<'_>)| {
        let needed = |key: &str| table.text(key)?.ok_or_else(|| entry.invalid(&format!("has no `{key}`")));
        Ok(ExtensionSetting {
            module_name: needed("module-name")?,
            manifest_path: needed("manifest-path")?.into(),
            place: entry.place(),
        })
    };
    entry.tables()?.into_iter().map(extension).collect()
}

/// Names of binaries, or tables with a name and the manifest of another crate.
pub(super) fn binaries(table: &Table<'_>) -> Result<Vec<BinarySetting>> {
    let binary = |entry: Entry<'_>| {
        let place = entry.place();
        if let Some(name) = entry.as_text() {
            return Ok(BinarySetting { name: name.to_owned(), manifest_path: None, place });
        }
        let table = entry.table()?;
        let name = table.text("name")?.ok_or_else(|| entry.invalid("has no `name`"))?;
        Ok(BinarySetting { name, manifest_path: table.text("manifest-path")?.map(PathBuf::from), place })
    };
    match table.get("binaries") {
        Some(entry) => entry.list()?.into_iter().map(binary).collect(),
        None => Ok(Vec::new()),
    }
}
