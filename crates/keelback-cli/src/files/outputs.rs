//! Files that build scripts made and that `include` takes into the package.

use ignore::WalkBuilder;

use crate::artifact::Extension;
use crate::error::{Error, Result};
use crate::files::{PackageFile, file_below, globs};
use crate::project::Project;

/// The files that were asked for, at their places below the import root.
///
/// # Errors
///
/// A crate that is asked for something has no build script.
pub(super) fn included(project: &Project, extension: &Extension) -> Result<Vec<PackageFile>> {
    let mut files = Vec::new();
    for wanted in project.settings().included_from_builds() {
        let name = wanted.crate_name.unwrap_or(project.crate_name());
        let Some(directory) = extension.out_directories.iter().find(|directory| directory.crate_name == name) else {
            return Err(Error::new(format!("the crate `{name}` has no build script, so there is nothing to include"))
                .at(project.pyproject().unwrap_or(project.manifest()))
                .hint("name the crate whose build script makes the files: `crate-name`"));
        };
        let globs = globs(&[wanted.glob.to_owned()])?;
        let prefix = wanted.to.trim_end_matches('/');
        let walk = WalkBuilder::new(&directory.path).standard_filters(false).sort_by_file_path(Ord::cmp).build();
        for entry in walk.flatten().filter(|entry| entry.path().is_file()) {
            let mut file = file_below(&directory.path, entry.path())?;
            if globs.is_match(&file.path) {
                file.path = if prefix.is_empty() { file.path } else { format!("{prefix}/{}", file.path) };
                files.push(file);
            }
        }
    }
    Ok(files)
}
