//! What `keelback.hook` reads: how an installation was built, and from what.

use serde_json::json;

use crate::artifact::Extension;
use crate::files::{Content, PackageFile};
use crate::project::{Layout, Project};

/// The file's name, in `.dist-info`.
pub(crate) const FILE_NAME: &str = "keelback.json";

/// The text of the file; `arguments` are what `develop` was told beside what the project says itself.
pub(crate) fn text(project: &Project, extension: &Extension, package: &[PackageFile], arguments: &[String]) -> String {
    let packages = match project.layout() {
        Layout::Plain { module, .. } => vec![module.top().to_owned()],
        Layout::Mixed { packages, .. } => packages.clone(),
    };
    let lock = project.manifest().ancestors().skip(1).map(|directory| directory.join("Cargo.lock"));
    let files = project.pyproject().map(|path| path.to_path_buf()).into_iter();
    let files = files.chain([project.manifest().to_path_buf()]).chain(lock.into_iter().find(|lock| lock.is_file()));
    let is_library = |file: &&PackageFile| matches!(file.content, Content::Library(_));
    let note = json!({
        "packages": packages,
        "manifest": project.manifest(),
        "files": files.collect::<Vec<_>>(),
        "library": extension.path(),
        "installed": package.iter().find(is_library).map(|file| &file.path),
        "arguments": arguments,
    });
    format!("{note:#}\n")
}
