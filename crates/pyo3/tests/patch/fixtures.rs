//! Building the fixtures with plain cargo.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

/// The fixtures that are extensions and are built in one way.
const EXTENSIONS: [&str; 4] = ["beacon", "tally", "parcel-runtime", "sluice"];

/// What decides in PyO3 for which Python a crate is built; cargo's child gets none of it unless a test says so.
const VARIABLES: [&str; 6] =
    ["PYO3_CONFIG_FILE", "PYO3_CROSS", "PYO3_ENVIRONMENT_SIGNATURE", "PYO3_NO_PYTHON", "PYO3_PYTHON", "VIRTUAL_ENV"];

/// `tests/fixtures`.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("fixtures")
}

/// Where all of them are built.
pub(crate) fn target_directory() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("patch")
}

/// Cargo, in the workspace of the fixtures.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(root()).args(arguments).env("CARGO_TARGET_DIR", target_directory());
    for variable in VARIABLES {
        command.env_remove(variable);
    }
    command
}

/// One thing that cargo built, or found built.
#[derive(Debug)]
pub(crate) struct Artifact {
    pub(crate) name: String,
    pub(crate) fresh: bool,
    pub(crate) files: Vec<PathBuf>,
    pub(crate) executable: Option<PathBuf>,
}

/// Runs a `cargo build`, and gives what it says of each crate.
#[track_caller]
pub(crate) fn build(command: &mut Command) -> Vec<Artifact> {
    let output = command.arg("--message-format=json").output().expect("cargo starts");
    let messages: Vec<Value> =
        String::from_utf8_lossy(&output.stdout).lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let rendered = messages.iter().filter_map(|message| message["message"]["rendered"].as_str());
    let told: String = rendered.collect();
    assert!(output.status.success(), "{command:?}\n{told}{}", String::from_utf8_lossy(&output.stderr));
    messages.iter().filter(|message| message["reason"] == "compiler-artifact").map(artifact).collect()
}

fn artifact(message: &Value) -> Artifact {
    let files = message["filenames"].as_array().expect("files");
    Artifact {
        name: message["target"]["name"].as_str().expect("a name").to_owned(),
        fresh: message["fresh"].as_bool().expect("an answer"),
        files: files.iter().filter_map(Value::as_str).map(PathBuf::from).collect(),
        executable: message["executable"].as_str().map(PathBuf::from),
    }
}

/// `cargo build` of all the extensions.
pub(crate) fn extensions(profile: &str) -> Command {
    let mut command = cargo(&["build", "--profile", profile]);
    for package in EXTENSIONS {
        command.args(["--package", package]);
    }
    command
}

/// The library of an extension, built in a debug or release build.
pub(crate) fn library(name: &str, release: bool) -> PathBuf {
    static DEBUG: OnceLock<Vec<Artifact>> = OnceLock::new();
    static RELEASE: OnceLock<Vec<Artifact>> = OnceLock::new();
    let artifacts = if release {
        RELEASE.get_or_init(|| build(&mut extensions("release")))
    } else {
        DEBUG.get_or_init(|| build(&mut extensions("dev")))
    };
    dynamic_library(artifacts, name)
}

/// The dynamic library of a crate.
#[track_caller]
pub(crate) fn dynamic_library(artifacts: &[Artifact], name: &str) -> PathBuf {
    let artifact = artifacts.iter().find(|artifact| artifact.name == name).expect("the crate is built");
    let is_library = |file: &&PathBuf| file.extension().is_some_and(|ending| ending == std::env::consts::DLL_EXTENSION);
    artifact.files.iter().find(is_library).expect("a dynamic library").clone()
}
