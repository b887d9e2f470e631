//! A package that is imported from its sources, with its library in the environment.
//!
//! The sources stay free of libraries, so none can go stale there. A `.pth` file adds the sources to
//! the import path and imports a finder, which knows the names that are not found among them.

use std::path::Path;

use crate::artifact::Extension;
use crate::error::{Error, Result};
use crate::files::{Content, PackageFile};
use crate::project::{ModuleName, Project};

const FINDER: &str = include_str!("finder.py.in");

/// The `.pth` file, the finder and the libraries.
pub(super) fn package(
    project: &Project,
    extension: &Extension,
    module: &ModuleName,
    root: &Path,
) -> Result<Vec<PackageFile>> {
    let name = project.distribution().normalized_name();
    let finder = format!("_{name}_editable");
    let unusable = |error: std::io::Error| Error::io("find the Python sources", root, &error);
    let root = root.canonicalize().map_err(unusable)?;
    let sources = |module: &ModuleName| module.package().iter().fold(root.clone(), |path, part| path.join(part));
    let text = |path: String, text: String| PackageFile { path, content: Content::Text(text) };
    let mut libraries = vec![(module, extension.file_name(), extension.path().to_path_buf())];
    for other in &extension.modules {
        // Under its full name: modules of two packages may have the same one.
        let file_name = format!("{}.{}", other.module.package().join("."), other.file_name());
        libraries.push((&other.module, file_name, other.library.path.clone()));
    }
    let rows = libraries.iter().map(|(module, file_name, _)| {
        let sources = quoted(&sources(module).to_string_lossy());
        format!("    {}: ({}, {sources}),\n", quoted(&module.to_string()), quoted(file_name))
    });
    let mut package = vec![
        text(format!("{name}.pth"), format!("{}\nimport {finder}\n", root.display())),
        text(format!("{finder}/__init__.py"), FINDER.replace("{{libraries}}\n", &rows.collect::<String>())),
    ];
    package.extend(libraries.into_iter().map(|(_, file_name, path)| PackageFile {
        path: format!("{finder}/{file_name}"),
        content: Content::Library(path),
    }));
    Ok(package)
}

/// A Python string literal.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
