//! The stubs that go with the library, and the mark by which checkers take them.

use crate::artifact::Extension;
use crate::description;
use crate::error::Result;
use crate::files::{Content, PackageFile};
use crate::project::{Layout, Project};
use crate::stubs::{self, StubFile};

/// The stubs of the project's extension, by their paths below the import root: none if the library says nothing.
pub(crate) fn stubs(project: &Project, extension: &Extension) -> Result<Vec<StubFile>> {
    let Some(module) = description::module(extension.path(), extension.name())? else {
        return Ok(Vec::new());
    };
    match project.layout() {
        Layout::Mixed { module: name, .. } => Ok(stubs::files(&module, &name.to_string())),
        Layout::Plain { module: name, .. } => {
            let name = name.extension();
            let mut files = stubs::files(&module, &format!("{name}.{name}"));
            files.insert(0, StubFile { path: format!("{name}/__init__.pyi"), text: stubs::reexport(&module) });
            Ok(files)
        }
    }
}

/// Adds the stubs that are not among the files already: one that somebody wrote stands for all.
pub(super) fn complete(project: &Project, extension: &Extension, files: &mut Vec<PackageFile>) -> Result<()> {
    let stem = match project.layout() {
        Layout::Mixed { module, .. } => module.to_string().replace('.', "/"),
        Layout::Plain { module, .. } => module.extension().to_owned(),
    };
    let written = [format!("{stem}.pyi"), format!("{stem}/__init__.pyi")];
    if !files.iter().any(|file| written.contains(&file.path)) {
        let text = |path, text| PackageFile { path, content: Content::Text(text) };
        let stubs = stubs(project, extension)?;
        if stubs.is_empty() {
            return Ok(());
        }
        files.extend(stubs.into_iter().map(|stub| text(stub.path, stub.text)));
        let mark = format!("{}/py.typed", project.layout().top());
        if !files.iter().any(|file| file.path == mark) {
            files.push(text(mark, String::new()));
        }
    }
    Ok(())
}
