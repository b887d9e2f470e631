//! What a project has beside its extension, with its crates found.

use std::path::{Path, PathBuf};

use crate::error::{Error, Place, Result};
use crate::project::layout::{Layout, ModuleName};
use crate::project::settings::Settings;

/// A further extension module and its crate.
#[derive(Clone, Debug)]
pub(crate) struct Companion {
    pub(crate) module: ModuleName,
    pub(crate) manifest: PathBuf,
    pub(crate) place: Place,
}

/// A binary and its crate.
#[derive(Clone, Debug)]
pub(crate) struct Binary {
    pub(crate) name: String,
    pub(crate) manifest: PathBuf,
}

/// The further extension modules.
///
/// # Errors
///
/// A module lies in no package of the project, two have one name, or a crate is missing.
pub(super) fn modules(root: &Path, settings: &Settings, layout: &Layout) -> Result<Vec<Companion>> {
    let mut found: Vec<Companion> = Vec::new();
    for setting in &settings.extensions {
        let module = ModuleName::parse(&setting.module_name).map_err(|error| error.at_place(setting.place.clone()))?;
        let refuse = |what: String| Err(Error::new(what).at_place(setting.place.clone()));
        let packages: Vec<&str> = match layout {
            Layout::Plain { module, .. } => vec![module.top()],
            Layout::Mixed { packages, .. } => packages.iter().map(String::as_str).collect(),
        };
        if module.package().is_empty() || !packages.contains(&module.top()) {
            return refuse(format!("the module `{module}` lies in no package of the project"))
                .map_err(|error| error.hint(format!("name it `{}.{}`", packages[0], module.extension())));
        }
        if module == *layout.module() || found.iter().any(|other| other.module == module) {
            return refuse(format!("there are two modules `{module}`"));
        }
        let manifest = manifest(root, &setting.manifest_path, &setting.place)?;
        found.push(Companion { module, manifest, place: setting.place.clone() });
    }
    Ok(found)
}

/// The binaries; `own` is the manifest of the project's own crate.
pub(super) fn binaries(root: &Path, settings: &Settings, own: &Path) -> Result<Vec<Binary>> {
    let binary = |setting: &super::settings::BinarySetting| {
        let manifest = match &setting.manifest_path {
            Some(path) => manifest(root, path, &setting.place)?,
            None => own.to_path_buf(),
        };
        Ok(Binary { name: setting.name.clone(), manifest })
    };
    settings.binaries.iter().map(binary).collect()
}

fn manifest(root: &Path, path: &Path, place: &Place) -> Result<PathBuf> {
    let manifest = root.join(path);
    match manifest.is_file() {
        true => Ok(manifest),
        false => Err(Error::new(format!("`manifest-path` points to `{}`, which does not exist", manifest.display()))
            .at_place(place.clone())),
    }
}
