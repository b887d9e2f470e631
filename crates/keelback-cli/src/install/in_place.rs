//! A library among the sources of its package, without any environment.

use std::fs;
use std::path::PathBuf;

use crate::artifact::Extension;
use crate::error::{Error, Result};
use crate::files::placing::{self, Wanted};
use crate::install::shadows;
use crate::project::{Layout, Project};
use crate::report;

/// Puts the library into the package's own directory, and removes those that Python would prefer.
///
/// # Errors
///
/// The project has no package to put it into.
pub(crate) fn among_the_sources(project: &Project, extension: &Extension) -> Result<PathBuf> {
    let Layout::Mixed { root, .. } = project.layout() else {
        return Err(Error::new(
            "`--skip-install` needs a Python package to put the library into, and the project has none",
        )
        .at(project.root())
        .hint("install it without `--skip-install`, or run it with `keelback run`"));
    };
    let directory = project.layout().library_directory().iter().fold(root.clone(), |path, part| path.join(part));
    let path = directory.join(extension.file_name());
    placing::put(&path, Wanted::Library(extension.path()))?;
    for stale in shadows::libraries_in(&directory, extension) {
        fs::remove_file(&stale)
            .map_err(|error| Error::io("remove the library that hides the new one", &stale, &error))?;
        report::warning(
            format_args!("removed a library that Python would import instead: {}", stale.display()),
            None,
            None,
        );
    }
    Ok(path)
}
