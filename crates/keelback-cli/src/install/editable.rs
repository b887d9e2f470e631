//! A package that is imported from its sources, with its library in the environment.
//!
//! The sources stay free of libraries, so none can go stale there. A `.pth` file adds the sources to
//! the import path and imports a finder, which knows the one name that is not found among them.

use std::path::Path;

use crate::artifact::Extension;
use crate::error::{Error, Result};
use crate::files::{Content, PackageFile};
use crate::project::{ModuleName, Project};

const FINDER: &str = include_str!("finder.py.in");

/// The `.pth` file, the finder and the library.
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
    let sources = module.package().iter().fold(root.clone(), |path, part| path.join(part));
    let text = |path: String, text: String| PackageFile { path, content: Content::Text(text) };
    Ok(vec![
        text(format!("{name}.pth"), format!("{}\nimport {finder}\n", root.display())),
        text(
            format!("{finder}/__init__.py"),
            FINDER
                .replace("{{module}}", &quoted(&module.to_string()))
                .replace("{{file_name}}", &quoted(&extension.file_name()))
                .replace("{{sources}}", &quoted(&sources.to_string_lossy())),
        ),
        PackageFile {
            path: format!("{finder}/{}", extension.file_name()),
            content: Content::Library(extension.path().to_path_buf()),
        },
    ])
}

/// A Python string literal.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
