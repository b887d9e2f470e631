//! `Cargo.toml`, as cargo understands it.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde::Deserialize;

use crate::compile;
use crate::error::{Error, Result};
use crate::project::document::Document;

/// The part of `cargo metadata`'s package that is used.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Package {
    name: String,
    pub(crate) version: String,
    #[serde(default)]
    pub(crate) authors: Vec<String>,
    pub(crate) description: Option<String>,
    pub(crate) license: Option<String>,
    pub(crate) license_file: Option<PathBuf>,
    pub(crate) readme: Option<PathBuf>,
    #[serde(default)]
    pub(crate) keywords: Vec<String>,
    pub(crate) homepage: Option<String>,
    pub(crate) repository: Option<String>,
    pub(crate) documentation: Option<String>,
    manifest_path: PathBuf,
    targets: Vec<Target>,
    #[serde(default)]
    dependencies: Vec<Dependency>,
}

#[derive(Clone, Debug, Deserialize)]
struct Dependency {
    name: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Target {
    kind: Vec<String>,
    name: String,
}

impl Target {
    fn is(&self, kind: &str) -> bool {
        self.kind.iter().any(|found| found == kind)
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    #[serde(flatten)]
    directories: Directories,
}

/// Where cargo works.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Directories {
    #[serde(rename = "target_directory")]
    pub(crate) target: PathBuf,
    #[serde(rename = "workspace_root")]
    pub(crate) workspace: PathBuf,
}

impl Package {
    /// The package's name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The directory of `Cargo.toml`.
    pub(crate) fn directory(&self) -> &Path {
        self.manifest_path.parent().unwrap_or(Path::new(""))
    }

    /// Whether there is nothing in the crate that Python could import, but something to start.
    pub(crate) fn is_program(&self) -> bool {
        self.programs().next().is_some() && !self.targets.iter().any(|target| target.is("cdylib"))
    }

    /// The names of the programs.
    pub(crate) fn programs(&self) -> impl Iterator<Item = String> + '_ {
        self.targets.iter().filter(|target| target.is("bin")).map(|target| target.name.clone())
    }

    /// Whether PyO3 may be among what the crate depends on: not in a crate of ours, nor where there is nothing.
    pub(crate) fn may_use_pyo3(&self) -> bool {
        !self.dependencies.is_empty() && !self.depends_on("keelback")
    }

    /// Whether the crate depends on this one itself.
    pub(crate) fn depends_on(&self, name: &str) -> bool {
        self.dependencies.iter().any(|dependency| dependency.name == name)
    }

    /// Checks that the crate's library can become an extension.
    ///
    /// # Errors
    ///
    /// The crate has no `cdylib` target.
    pub(crate) fn check_cdylib(&self) -> Result<()> {
        match self.targets.iter().any(|target| target.is("cdylib")) {
            true => Ok(()),
            false => Err(no_cdylib(&self.name, &self.manifest_path)),
        }
    }

    /// The library's name where `[lib] name` sets it, that is, where cargo did not derive it.
    pub(crate) fn explicit_library_name(&self) -> Result<Option<String>> {
        match Document::read(&self.manifest_path)?.root().table("lib")? {
            Some(library) => library.text("name"),
            None => Ok(None),
        }
    }
}

/// Asks cargo for the package at `manifest` and where it works on it.
pub(crate) fn package(manifest: &Path) -> Result<(Package, Directories)> {
    let output = compile::cargo()
        .args(["metadata", "--format-version=1", "--no-deps", "--manifest-path"])
        .arg(manifest)
        .stderr(Stdio::piped())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| compile::no_cargo(&error))?;
    if !output.status.success() {
        return Err(refused(manifest, &output.stderr));
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout)
        .map_err(|error| Error::new(format!("cannot read what `cargo metadata` says: {error}")).at(manifest))?;
    let wanted = real(manifest);
    let package = metadata.packages.into_iter().find(|package| real(&package.manifest_path) == wanted);
    match package {
        Some(package) => Ok((package, metadata.directories)),
        None => Err(virtual_workspace(manifest)),
    }
}

/// Whether the manifest declares a library that is a `cdylib`, going by its text alone.
pub(crate) fn declares_cdylib(manifest: &Path) -> Result<bool> {
    let document = Document::read(manifest)?;
    let Some(library) = document.root().table("lib")? else {
        return Ok(false);
    };
    let kinds = library.get("crate-type").or_else(|| library.get("crate_type"));
    let Some(kinds) = kinds else { return Ok(false) };
    Ok(kinds.list()?.iter().any(|kind| kind.as_text() == Some("cdylib")))
}

/// Whether the manifest's crate has a program, going by what stands where cargo looks for one.
pub(crate) fn has_program(manifest: &Path) -> Result<bool> {
    let beside = manifest.with_file_name("src").join("main.rs");
    Ok(beside.is_file() || Document::read(manifest)?.root().get("bin").is_some())
}

/// Whether the manifest is a workspace's without a package of its own.
pub(crate) fn is_virtual(manifest: &Path) -> Result<bool> {
    let document = Document::read(manifest)?;
    let root = document.root();
    Ok(root.get("package").is_none() && root.get("workspace").is_some())
}

/// The error that a crate is not built as a dynamic library.
pub(crate) fn no_cdylib(name: &str, manifest: &Path) -> Error {
    Error::new(format!("the crate `{name}` has no `cdylib` target, so there is nothing for Python to import"))
        .at(manifest)
        .hint("add these lines:\n\n    [lib]\n    crate-type = [\"cdylib\", \"rlib\"]")
}

/// The error that a manifest has members and no package.
pub(crate) fn virtual_workspace(manifest: &Path) -> Error {
    Error::new("the manifest is a workspace's and has no package of its own")
        .at(manifest)
        .hint("go to the member's directory, or name its Cargo.toml with `--manifest-path`")
}

/// What cargo said when it refused the manifest, as evidence.
fn refused(manifest: &Path, stderr: &[u8]) -> Error {
    let mut error = Error::new("cargo does not accept the manifest").at(manifest);
    for line in String::from_utf8_lossy(stderr).trim_end().lines() {
        error = error.detail(line);
    }
    error
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}
