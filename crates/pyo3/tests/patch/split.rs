//! The module in one crate, the library in another, a Python package around it, and one that uses that.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::fixtures::{Artifact, build, library, root, target_directory};
use crate::python::{Outcome, Site, interpreter};

/// The Python package that users import.
fn package() -> PathBuf {
    root().join("parcel-python")
}

fn tests() -> String {
    package().join("tests").join("test_parcel.py").to_string_lossy().into_owned()
}

/// The tool, in the project that has the library.
fn keelback(arguments: &[&str]) -> Command {
    static TOOL: OnceLock<PathBuf> = OnceLock::new();
    let tool = TOOL.get_or_init(|| {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut cargo = Command::new(env!("CARGO"));
        let built: Vec<Artifact> = build(cargo.current_dir(workspace).args(["build", "--package", "keelback-cli"]));
        built.into_iter().flat_map(|artifact| artifact.executable).next().expect("the tool is a program")
    });
    let mut command = Command::new(tool);
    command.current_dir(root().join("parcel-runtime")).args(arguments);
    command.env("CARGO_TARGET_DIR", target_directory());
    for variable in ["VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONPATH"] {
        command.env_remove(variable);
    }
    command.env("KEELBACK_PYTHON", interpreter());
    command
}

#[test]
fn library_beside_the_package_is_imported() {
    let site = Site::new("parcel").copy(&library("_parcel_runtime", false), "_parcel_runtime._parcel_runtime");
    let wrapper = root().join("parcel-runtime").join("_parcel_runtime").join("__init__.py");
    std::fs::copy(wrapper, site.path().join("_parcel_runtime").join("__init__.py")).expect("a copy");
    let outcome = site.python(&[package()], &[&tests()]).succeeds();
    assert!(outcome.stderr.contains("Ran 7 tests"), "{}", outcome.stderr);
}

#[test]
fn missing_library_is_explained_by_the_package() {
    let outcome = Site::new("no-parcel").python(&[package()], &["-c", "import parcel"]);
    outcome.fails_with("ImportError: the native part is missing: install `parcel-runtime`");
    outcome.fails_with("ModuleNotFoundError: No module named '_parcel_runtime'");
}

#[test]
fn tool_runs_a_script_with_the_library() {
    let mut run = keelback(&["run", &tests()]);
    let outcome = Outcome::of(run.env("PYTHONPATH", package())).succeeds();
    assert!(outcome.stderr.contains("Ran 7 tests"), "{}", outcome.stderr);
}

#[cfg(unix)]
#[test]
fn tool_installs_the_library() {
    let site = Site::new("environment-parcel");
    let environment = site.path().join(".venv");
    let mut make = Command::new(interpreter());
    Outcome::of(make.args(["-m", "venv", "--without-pip"]).arg(&environment)).succeeds();
    Outcome::of(keelback(&["develop"]).env_remove("KEELBACK_PYTHON").env("VIRTUAL_ENV", &environment)).succeeds();
    let mut python = Command::new(environment.join("bin").join("python"));
    let outcome = Outcome::of(python.arg(tests()).env("PYTHONPATH", package())).succeeds();
    assert!(outcome.stderr.contains("Ran 7 tests"), "{}", outcome.stderr);
}
