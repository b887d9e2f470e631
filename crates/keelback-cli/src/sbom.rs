//! Lists of what is in a wheel, for those who audit it: CycloneDX 1.5, <https://cyclonedx.org/docs/1.5/json/>.
//!
//! They are the same on every machine and know no paths of it: what they refer to is named by package URLs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::cli;
use crate::compile;
use crate::error::{Error, Result};
use crate::project::{Document, Project, spdx};

/// A crate that the library is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Crate {
    name: String,
    version: String,
    source: String,
    license: String,
    repository: String,
    needs: BTreeSet<String>,
}

/// The lists that the project asks for, by file name.
///
/// `grafted` are the foreign libraries that the wheel carries.
///
/// # Errors
///
/// Cargo does not know the crate, or a list that is to be included cannot be read.
pub(crate) fn files(
    project: &Project,
    cargo: &cli::Cargo,
    included: &[PathBuf],
    grafted: &[&Path],
) -> Result<Vec<(String, Vec<u8>)>> {
    let settings = &project.settings().sbom;
    let mut files = Vec::new();
    if settings.rust.unwrap_or_default() {
        files.push((format!("{}.cyclonedx.json", project.crate_name()), of_crates(project, cargo)?));
    }
    if settings.auditwheel.unwrap_or_default() && !grafted.is_empty() {
        files.push(("auditwheel.cdx.json".to_owned(), of_libraries(project, grafted)?));
    }
    for path in settings.include.iter().map(|path| project.root().join(path)).chain(included.iter().cloned()) {
        let bytes = fs::read(&path).map_err(|error| Error::io("read the list", &path, &error))?;
        files.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes));
    }
    Ok(files)
}

fn of_crates(project: &Project, cargo: &cli::Cargo) -> Result<Vec<u8>> {
    let mut command = compile::cargo();
    command.args([
        "tree",
        "--quiet",
        "--prefix=depth",
        "--edges=normal",
        "--format=\t{p}\t{l}\t{r}",
        "--manifest-path",
    ]);
    command.arg(project.manifest()).args(compile::for_tree(project, cargo)?).stdin(Stdio::null());
    let output = command.output().map_err(|error| compile::no_cargo(&error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim_end().replace('\n', "\n  ");
        return Err(Error::new("cargo cannot list what the crate is made of").at(project.manifest()).detail(said));
    }
    let (root, crates) = read_tree(&String::from_utf8_lossy(&output.stdout));
    let checksums = checksums(&project.workspace().join("Cargo.lock"))?;
    let component = |found: &Crate| {
        let mut component = found.component();
        if let Some(checksum) = checksums.get(&(found.name.clone(), found.version.clone())) {
            component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
        }
        component
    };
    let main = crates.get(&root).map(component);
    let components: Vec<Value> =
        crates.iter().filter(|(url, _)| **url != root).map(|(_, found)| component(found)).collect();
    let dependencies: Vec<Value> =
        crates.iter().map(|(url, found)| json!({ "ref": url, "dependsOn": found.needs })).collect();
    document(main, &components, &dependencies)
}

fn of_libraries(project: &Project, grafted: &[&Path]) -> Result<Vec<u8>> {
    let distribution = project.distribution();
    let url = format!("pkg:pypi/{}@{}", distribution.normalized_name().replace('_', "-"), distribution.version);
    let main = json!({
        "type": "library", "bom-ref": url, "purl": url, "name": distribution.name, "version": distribution.version,
    });
    let mut components = Vec::new();
    for path in grafted {
        let bytes = fs::read(path).map_err(|error| Error::io("read the library", path, &error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let digest = format!("{:x}", Sha256::digest(bytes));
        components.push(json!({ "type": "file", "name": name, "hashes": [{ "alg": "SHA-256", "content": digest }] }));
    }
    document(Some(main), &components, &[])
}

/// The document around the components; its number follows from what it holds.
fn document(main: Option<Value>, components: &[Value], dependencies: &[Value]) -> Result<Vec<u8>> {
    let tool = json!({ "type": "application", "name": "keelback", "version": env!("CARGO_PKG_VERSION") });
    let mut document = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "tools": { "components": [tool] }, "component": main },
        "components": components,
        "dependencies": dependencies,
    });
    let digest = format!("{:x}", Sha256::digest(document.to_string()));
    // A UUID of version 8, which leaves its bits to who makes it (RFC 9562).
    let [a, b, c, d, e] = [&digest[..8], &digest[8..12], &digest[13..16], &digest[17..20], &digest[20..32]];
    document["serialNumber"] = json!(format!("urn:uuid:{a}-{b}-8{c}-8{d}-{e}"));
    let mut text = serde_json::to_string_pretty(&document)
        .map_err(|error| Error::new(format!("the list of crates cannot be written: {error}")))?;
    text.push('\n');
    Ok(text.into_bytes())
}

impl Crate {
    /// `name v1.0.0 (source)`, as cargo's tree has it.
    fn parse(package: &str, license: &str, repository: &str) -> Option<Self> {
        let (name, rest) = package.split_once(" v")?;
        let (version, source) = rest.split_once(' ').unwrap_or((rest, ""));
        let source = source.rsplit_once('(').map_or("", |(_, source)| source.trim_end_matches(')'));
        let owned = str::to_owned;
        let source = if source.contains("://") { owned(source) } else { String::new() };
        Some(Self {
            name: owned(name),
            version: owned(version),
            source,
            license: owned(license),
            repository: owned(repository),
            needs: BTreeSet::new(),
        })
    }

    fn url(&self) -> String {
        match self.source.split_once('#') {
            Some((repository, commit)) => {
                let repository = repository.split('?').next().unwrap_or(repository);
                format!("pkg:cargo/{}@{}?vcs_url=git%2B{repository}%40{commit}", self.name, self.version)
            }
            None => format!("pkg:cargo/{}@{}", self.name, self.version),
        }
    }

    fn component(&self) -> Value {
        let url = self.url();
        let mut component = json!({
            "type": "library", "bom-ref": url, "purl": url, "name": self.name, "version": self.version,
        });
        if !self.license.is_empty() {
            component["licenses"] = json!([{ "expression": spdx(&self.license) }]);
        }
        if !self.repository.is_empty() {
            component["externalReferences"] = json!([{ "type": "vcs", "url": self.repository }]);
        }
        component
    }
}

/// The crates of cargo's tree by their package URLs, and the one at the root.
fn read_tree(tree: &str) -> (String, BTreeMap<String, Crate>) {
    let mut crates: BTreeMap<String, Crate> = BTreeMap::new();
    let mut path: Vec<String> = Vec::new();
    for line in tree.lines() {
        let mut fields = line.trim_end_matches(" (*)").split('\t');
        let mut field = || fields.next().unwrap_or_default();
        let (depth, package, license, repository) = (field(), field(), field(), field());
        let package = package.trim_end_matches(" (proc-macro)");
        let Some(found) = Crate::parse(package, license, repository) else { continue };
        let url = found.url();
        path.truncate(depth.parse().unwrap_or_default());
        if let Some(above) = path.last().and_then(|above| crates.get_mut(above)) {
            above.needs.insert(url.clone());
        }
        crates.entry(url.clone()).or_insert(found);
        path.push(url);
    }
    (path.into_iter().next().unwrap_or_default(), crates)
}

/// The checksums of the lock file, by name and version.
fn checksums(lock: &Path) -> Result<BTreeMap<(String, String), String>> {
    let mut checksums = BTreeMap::new();
    if !lock.is_file() {
        return Ok(checksums);
    }
    let document = Document::read(lock)?;
    if let Some(packages) = document.root().get("package") {
        for (package, _) in packages.tables()? {
            if let (Some(name), Some(version), Some(checksum)) =
                (package.text("name")?, package.text("version")?, package.text("checksum")?)
            {
                checksums.insert((name, version), checksum);
            }
        }
    }
    Ok(checksums)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_read_without_the_paths_of_the_machine() {
        let tree = "0\tmine v0.1.0 (/home/me/mine)\tMIT\t\n1\ta v1.0.0\tMIT/Apache-2.0\thttps://x.y/a\n\
                    2\tb v2.0.0 (https://x.y/b?rev=1#0123abcd)\t\t\n1\tm v1.0.0 (proc-macro)\tMIT\t\n2\ta v1.0.0\tMIT/Apache-2.0\thttps://x.y/a (*)\n";
        let (root, crates) = read_tree(tree);
        assert_eq!(root, "pkg:cargo/mine@0.1.0");
        let b = "pkg:cargo/b@2.0.0?vcs_url=git%2Bhttps://x.y/b%400123abcd";
        assert_eq!(
            crates.keys().collect::<Vec<_>>(),
            ["pkg:cargo/a@1.0.0", b, "pkg:cargo/m@1.0.0", "pkg:cargo/mine@0.1.0"]
        );
        assert_eq!(crates[&root].needs, ["pkg:cargo/a@1.0.0".to_owned(), "pkg:cargo/m@1.0.0".to_owned()].into());
        let a = &crates["pkg:cargo/a@1.0.0"];
        assert_eq!(a.component()["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(a.component()["externalReferences"][0]["url"], "https://x.y/a");
    }
}
