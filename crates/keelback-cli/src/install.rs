//! Installing into an environment, as pip and uv would see it, without either.

mod earlier;
mod editable;
mod in_place;
mod note;
mod scripts;
mod shadows;
mod transaction;

use std::path::{Path, PathBuf};

use crate::artifact::Extension;
use crate::environment::Environment;
use crate::error::Result;
use crate::files::placing::Wanted;
use crate::files::{self, Content, PackageFile, Selection};
use crate::project::{Layout, Project};
use crate::report;
use crate::wheel::{self, DistInfo, Record, Tags, Wheel};

use earlier::Earlier;
pub(crate) use in_place::among_the_sources;
use transaction::Transaction;

/// What an installation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Installed,
    Unchanged,
}

impl Outcome {
    /// The word for it.
    pub(crate) fn verb(self) -> &'static str {
        match self {
            Self::Installed => "Installed",
            Self::Unchanged => "Unchanged",
        }
    }
}

/// Puts the project into the environment and removes what an earlier installation left behind.
///
/// Only what differs is written, all of it or nothing. Were the tool killed half-way, the record that
/// stands by then lists the old files and the new ones, so that the next installation goes on from there.
/// `arguments` are what cargo was told beside what the project says itself.
pub(crate) fn into(
    environment: &Environment,
    project: &Project,
    extension: &Extension,
    arguments: &[String],
) -> Result<Outcome> {
    let name = project.distribution().normalized_name();
    let installation = Installation::of(environment, project, extension, arguments)?;
    let earlier = Earlier::find(environment, &name)?;
    let mut gone = earlier.others(environment, &installation.targets(environment));
    shadows::check_editable(environment.site_packages(), project, &gone)?;
    for stale in shadows::stale_libraries(environment.site_packages(), project, extension) {
        if !gone.contains(&stale) {
            report::warning(
                format_args!("removed a library that Python would import instead: {}", stale.display()),
                None,
                None,
            );
            gone.push(stale);
        }
    }
    let mut transaction = Transaction::new(environment.site_packages(), &name);
    let changed = installation.prepare(&mut transaction, environment, &earlier, &gone)?;
    if !changed {
        return Ok(Outcome::Unchanged);
    }
    transaction.commit()?;
    earlier::tidy(environment, &gone);
    transaction::sweep(environment.site_packages(), &name);
    Ok(Outcome::Installed)
}

/// The files to install, by their paths below the environment's packages.
struct Installation {
    files: Vec<PackageFile>,
    scripts: Vec<scripts::Script>,
    info: DistInfo,
}

impl Installation {
    fn of(environment: &Environment, project: &Project, extension: &Extension, arguments: &[String]) -> Result<Self> {
        let files = package(project, extension)?;
        let info = dist_info(project, extension, &files, arguments)?;
        Ok(Self { files, scripts: scripts::of(project, extension, environment)?, info })
    }

    /// All paths, `RECORD` last.
    fn paths(&self) -> Vec<String> {
        let files = self.files.iter().map(|file| &file.path).chain(self.scripts.iter().map(|script| &script.path));
        let paths = files.chain(self.info.files.iter().map(|(path, _)| path)).cloned();
        paths.chain([self.record_path()]).collect()
    }

    fn targets(&self, environment: &Environment) -> Vec<PathBuf> {
        self.paths().iter().map(|path| environment.site_packages().join(path)).collect()
    }

    fn record_path(&self) -> String {
        format!("{}/RECORD", self.info.directory)
    }

    /// Says whether anything has to be done.
    fn prepare(
        &self,
        transaction: &mut Transaction,
        environment: &Environment,
        earlier: &Earlier,
        gone: &[PathBuf],
    ) -> Result<bool> {
        let at = |path: &str| environment.site_packages().join(path);
        let record_path = at(&self.record_path());
        if !earlier.is(&self.targets(environment)) {
            transaction.put(&record_path, Wanted::Bytes(self.interim_record(environment, gone).text().as_bytes()))?;
        }
        let mut record = Record::default();
        let mut changed = false;
        for file in &self.files {
            let path = at(&file.path);
            changed |= match &file.content {
                Content::Text(text) => transaction.put(&path, Wanted::Bytes(text.as_bytes()))?,
                Content::File(source) => transaction.put(&path, Wanted::Source(source))?,
                Content::Library(library) => transaction.put(&path, Wanted::Library(library))?,
            };
            match &file.content {
                Content::Text(text) => record.add(&file.path, text.as_bytes()),
                // Neither is copied, so neither has a hash that would stay true.
                Content::File(_) | Content::Library(_) => record.add_unhashed(&file.path),
            }
        }
        for script in &self.scripts {
            changed |= transaction.put(&at(&script.path), Wanted::Program(&script.bytes))?;
            record.add(&script.path, &script.bytes);
        }
        for (path, bytes) in &self.info.files {
            changed |= transaction.put(&at(path), Wanted::Bytes(bytes))?;
            record.add(path, bytes);
        }
        for path in gone {
            // Bytecode that an installer has recorded comes and goes.
            let is_bytecode = path.parent().is_some_and(|parent| parent.ends_with("__pycache__"));
            changed |= transaction.remove(path.clone())? && !is_bytecode;
        }
        record.add_unhashed(&self.record_path());
        Ok(changed | transaction.put(&record_path, Wanted::Bytes(record.text().as_bytes()))?)
    }

    /// Lists what there is before and after.
    fn interim_record(&self, environment: &Environment, gone: &[PathBuf]) -> Record {
        let mut record = Record::default();
        let gone = gone.iter().filter_map(|path| environment.relative_to_packages(path));
        self.paths().into_iter().chain(gone).for_each(|path| record.add_unhashed(&path));
        record
    }
}

/// A wheel of what would be installed, without what installers add.
pub(crate) fn editable_wheel(project: &Project, extension: &Extension, arguments: &[String]) -> Result<Wheel> {
    let files = package(project, extension)?;
    let mut info = DistInfo::of(project, &Tags::installed(project, extension))?;
    info.add(note::FILE_NAME, note::text(project, extension, &files, arguments));
    let files = files.into_iter().chain(wheel::programs(project, extension)).collect();
    Ok(Wheel::of(project, &Tags::installed(project, extension), files, info))
}

/// The files outside `.dist-info`.
fn package(project: &Project, extension: &Extension) -> Result<Vec<PackageFile>> {
    match project.layout() {
        Layout::Plain { .. } => {
            let mut package = files::sources(project, extension, Selection::Present)?;
            package.extend(files::libraries(project, extension));
            Ok(package)
        }
        Layout::Mixed { module, root, .. } => editable::package(project, extension, module, root),
    }
}

/// `.dist-info`, with what installers add.
///
/// See <https://packaging.python.org/en/latest/specifications/direct-url/>.
fn dist_info(
    project: &Project,
    extension: &Extension,
    files: &[PackageFile],
    arguments: &[String],
) -> Result<DistInfo> {
    let mut info = DistInfo::of(project, &Tags::installed(project, extension))?;
    info.add(note::FILE_NAME, note::text(project, extension, files, arguments));
    info.add("INSTALLER", "keelback\n");
    info.add("REQUESTED", "");
    let url = file_url(project.root());
    info.add("direct_url.json", format!("{{\"dir_info\": {{\"editable\": true}}, \"url\": \"{url}\"}}\n"));
    Ok(info)
}

/// The path as a URL: <https://www.rfc-editor.org/rfc/rfc8089>.
fn file_url(path: &Path) -> String {
    use std::fmt::Write;
    let path = path.to_string_lossy().replace('\\', "/");
    let mut url = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b':' => url.push(byte.into()),
            _ => {
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_urls() {
        assert_eq!(file_url(Path::new("/a b/ü")), "file:///a%20b/%C3%BC");
        assert_eq!(file_url(Path::new("C:\\a")), "file:///C:/a");
    }
}
