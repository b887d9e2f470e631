//! What cargo says on the way: where it put what was wanted, and where build scripts put what they made.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// What of a crate is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Library,
    Binary(String),
}

/// What was built.
#[derive(Clone, Debug)]
pub(crate) struct Built {
    pub(crate) path: PathBuf,
    pub(crate) out_directories: Vec<OutDirectory>,
    /// Where build scripts say that libraries lie.
    pub(crate) linked_paths: Vec<PathBuf>,
}

/// The directory (`OUT_DIR`) of what a crate's build script made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutDirectory {
    pub(crate) crate_name: String,
    pub(crate) path: PathBuf,
}

/// Cargo's messages about a crate, as far as they have come.
pub(super) struct Messages<'m> {
    manifest: &'m Path,
    wanted: Wanted,
    found: Option<PathBuf>,
    out_directories: Vec<OutDirectory>,
    linked_paths: Vec<PathBuf>,
}

/// A line of cargo's messages.
#[derive(Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Message {
    CompilerArtifact(Artifact),
    BuildScriptExecuted(Script),
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Artifact {
    manifest_path: PathBuf,
    target: Target,
    filenames: Vec<PathBuf>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Script {
    package_id: String,
    out_dir: PathBuf,
    #[serde(default)]
    linked_paths: Vec<String>,
}

impl<'m> Messages<'m> {
    /// Before the first message.
    pub(super) fn new(manifest: &'m Path, wanted: Wanted) -> Self {
        Self { manifest, wanted, found: None, out_directories: Vec::new(), linked_paths: Vec::new() }
    }

    /// Takes note of what a line says, if it is a message.
    pub(super) fn read(&mut self, line: &str) {
        match serde_json::from_str(line) {
            Ok(Message::CompilerArtifact(artifact)) => self.found = self.wanted_in(artifact).or(self.found.take()),
            Ok(Message::BuildScriptExecuted(script)) => {
                // `native=/path`, or the path alone.
                let path = |path: &String| path.rsplit('=').next().unwrap_or(path).into();
                self.linked_paths.extend(script.linked_paths.iter().map(path));
                let crate_name = crate_name(&script.package_id).to_owned();
                self.out_directories.push(OutDirectory { crate_name, path: script.out_dir });
            }
            Ok(Message::Other) | Err(_) => {}
        }
    }

    /// What was wanted, if cargo made it.
    pub(super) fn built(self) -> Option<Built> {
        Some(Built { path: self.found?, out_directories: self.out_directories, linked_paths: self.linked_paths })
    }

    fn wanted_in(&self, artifact: Artifact) -> Option<PathBuf> {
        if !same(&artifact.manifest_path, self.manifest) {
            return None;
        }
        if let Wanted::Binary(name) = &self.wanted {
            return artifact.executable.filter(|_| artifact.target.name == *name);
        }
        let is_cdylib = artifact.target.kind.iter().any(|kind| kind == "cdylib");
        let is_library = |path: &PathBuf| {
            let extension = path.extension().and_then(|extension| extension.to_str());
            matches!(extension, Some("so" | "dylib" | "dll"))
        };
        artifact.filenames.into_iter().find(|path| is_cdylib && is_library(path))
    }
}

/// The crate's name in cargo's identifier: `...#name@1.0.0`, or `.../name#1.0.0` where that is the directory's.
fn crate_name(id: &str) -> &str {
    let (source, fragment) = id.rsplit_once('#').unwrap_or((id, ""));
    match fragment.split_once('@') {
        Some((name, _)) => name,
        None => source.rsplit('/').next().unwrap_or(source),
    }
}

fn same(one: &Path, other: &Path) -> bool {
    one == other || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(lines: &[&str], manifest: &str) -> Option<Built> {
        let mut messages = Messages::new(Path::new(manifest), Wanted::Library);
        lines.iter().for_each(|line| messages.read(line));
        messages.built()
    }

    #[test]
    fn the_crates_own_library_is_found() {
        let line = r#"{"reason":"compiler-artifact","manifest_path":"/p/Cargo.toml","target":{"kind":["cdylib","rlib"]},
                       "filenames":["/p/target/debug/libx.rlib","/p/target/debug/libx.so"],"fresh":true}"#;
        let script = r#"{"reason":"build-script-executed","package_id":"path+file:///q#made@0.1.0","out_dir":"/t/out","env":[]}"#;
        let built = after(&[script, line, r#"{"reason":"build-finished","success":true}"#], "/p/Cargo.toml").unwrap();
        assert_eq!(built.path, Path::new("/p/target/debug/libx.so"));
        assert_eq!(built.out_directories, [OutDirectory { crate_name: "made".into(), path: "/t/out".into() }]);
        assert!(after(&[line], "/q/Cargo.toml").is_none());
    }

    #[test]
    fn identifiers_name_their_crates() {
        assert_eq!(crate_name("registry+https://example.org/index#serde@1.0.0"), "serde");
        assert_eq!(crate_name("path+file:///projects/mine#0.1.0"), "mine");
    }
}
