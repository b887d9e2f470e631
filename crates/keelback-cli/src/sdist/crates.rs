//! The crates that an sdist needs: the project's own and every one that it depends on by path.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde::Deserialize;

use crate::compile;
use crate::error::{Error, Result};
use crate::project::{Document, Project};
use crate::sdist::tree::clean;

/// The crates with their workspaces.
#[derive(Debug)]
pub(super) struct Crates {
    /// By manifest.
    pub(super) shipped: BTreeMap<PathBuf, Crate>,
    /// The manifests of the workspaces that shipped crates belong to, and the members that are shipped.
    pub(super) workspaces: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    /// The lock file of the project's own workspace.
    pub(super) lock: PathBuf,
}

/// A crate whose sources are shipped.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Crate {
    id: String,
    source: Option<String>,
    pub(super) manifest_path: PathBuf,
    pub(super) targets: Vec<Target>,
    pub(super) readme: Option<PathBuf>,
    pub(super) license_file: Option<PathBuf>,
}

/// One of a crate's targets.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Target {
    pub(super) kind: Vec<String>,
    pub(super) name: String,
    pub(super) src_path: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
    resolve: Resolve,
    workspace_root: PathBuf,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    dependencies: Vec<String>,
}

impl Crate {
    /// The crate's directory.
    pub(super) fn directory(&self) -> &Path {
        self.manifest_path.parent().unwrap_or(Path::new(""))
    }
}

impl Crates {
    /// Asks cargo which crates there are, whatever features are on.
    pub(super) fn of(project: &Project) -> Result<Self> {
        let metadata = metadata(project.manifest())?;
        let mut shipped = BTreeMap::new();
        let others = project.companions().iter().map(|other| &other.manifest);
        let binaries = project.binaries().iter().map(|binary| &binary.manifest);
        for manifest in others.chain(binaries).map(PathBuf::as_path).chain([project.manifest()]) {
            match find(manifest, &metadata) {
                Some(id) => reach(id, &metadata, &mut shipped),
                None => {
                    let metadata = self::metadata(manifest)?;
                    let id = find(manifest, &metadata);
                    let id = id.ok_or_else(|| Error::new("cargo does not know the crate").at(manifest))?;
                    reach(id, &metadata, &mut shipped);
                }
            }
        }
        let mut workspaces: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
        for package in shipped.values() {
            let workspace = match package.directory().starts_with(&metadata.workspace_root) {
                true => Some(metadata.workspace_root.join("Cargo.toml")),
                false => workspace_of(package.directory())?,
            };
            let workspace = workspace.filter(|workspace| is_workspace(workspace));
            if let Some(workspace) = workspace {
                workspaces.entry(workspace).or_default().insert(package.manifest_path.clone());
            }
        }
        Ok(Self { shipped, workspaces, lock: metadata.workspace_root.join("Cargo.lock") })
    }

    /// The directory that holds everything.
    pub(super) fn common_directory(&self, project: &Project) -> PathBuf {
        let crates = self.shipped.values().map(Crate::directory);
        let workspaces = self.workspaces.keys().filter_map(|manifest| manifest.parent());
        let mut common = project.root().to_path_buf();
        for directory in crates.chain(workspaces).chain([project.python_root()]) {
            let directory = clean(directory);
            while !directory.starts_with(&common) && common.pop() {}
        }
        common
    }
}

/// The identifier of the crate at `manifest`.
fn find<'m>(manifest: &Path, metadata: &'m Metadata) -> Option<&'m str> {
    let wanted = manifest.canonicalize().ok()?;
    let is_it = |package: &&Crate| package.manifest_path.canonicalize().is_ok_and(|path| path == wanted);
    metadata.packages.iter().filter(|package| package.source.is_none()).find(is_it).map(|package| package.id.as_str())
}

/// Adds the crate and every crate that it depends on by path.
fn reach(id: &str, metadata: &Metadata, found: &mut BTreeMap<PathBuf, Crate>) {
    let package = metadata.packages.iter().find(|package| package.id == id && package.source.is_none());
    let Some(package) = package.filter(|package| !found.contains_key(&package.manifest_path)) else {
        return;
    };
    found.insert(package.manifest_path.clone(), package.clone());
    let node = metadata.resolve.nodes.iter().find(|node| node.id == id);
    for dependency in node.into_iter().flat_map(|node| &node.dependencies) {
        reach(dependency, metadata, found);
    }
}

fn metadata(manifest: &Path) -> Result<Metadata> {
    let output = compile::cargo()
        .args(["metadata", "--format-version=1", "--all-features", "--manifest-path"])
        .arg(manifest)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| compile::no_cargo(&error))?;
    if !output.status.success() {
        let error = Error::new("cargo cannot find out what the crate depends on").at(manifest);
        return Err(error.detail(String::from_utf8_lossy(&output.stderr).trim_end().replace('\n', "\n  ")));
    }
    serde_json::from_slice(&output.stdout)
        .map_err(|error| Error::new(format!("cannot read what `cargo metadata` says: {error}")).at(manifest))
}

/// The manifest of the workspace that a crate of another workspace belongs to.
fn workspace_of(directory: &Path) -> Result<Option<PathBuf>> {
    for directory in directory.ancestors() {
        let manifest = directory.join("Cargo.toml");
        if manifest.is_file() && Document::read(&manifest)?.root().get("workspace").is_some() {
            return Ok(Some(manifest));
        }
    }
    Ok(None)
}

fn is_workspace(manifest: &Path) -> bool {
    Document::read(manifest).is_ok_and(|document| document.root().get("workspace").is_some())
}
