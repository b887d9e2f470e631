//! What the package's build script tells the build scripts of others, and when it does so anew.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fixtures::{Artifact, build, cargo, dynamic_library, extensions};
use crate::python::{Site, interpreter};

/// The cfgs that a build of `gauge` has: the newest Python, whether the API is limited, whether there is no GIL. Whatever
/// they are, its functions as C writes them work.
fn cfgs(site: &str, library: &Path) -> String {
    let site = Site::new(site).copy(library, "gauge");
    let code = "import gauge\n\
                print(gauge.newest(), gauge.is_limited(), gauge.is_free_threaded())\n\
                assert gauge.shifted(4, by=5) == gauge.shifted(number=9) == 9\n\
                try:\n    gauge.shifted(1, to=2)\nexcept TypeError:\n    pass\nelse:\n    raise AssertionError";
    site.python(&[], &["-c", code]).succeeds().stdout.trim().to_owned()
}

/// A build of `gauge`.
fn gauge(change: impl FnOnce(&mut Command)) -> PathBuf {
    let mut command = cargo(&["build", "--package", "gauge"]);
    change(&mut command);
    dynamic_library(&build(&mut command), "gauge")
}

#[test]
fn build_scripts_learn_the_lowest_python() {
    // One after the other: they build the same file.
    let library = gauge(|_| ());
    assert_eq!(cfgs("lowest", &library), "9 True False");

    let library = gauge(|command| {
        command.args(["--features", "abi3-py311"]);
    });
    assert_eq!(cfgs("feature", &library), "11 True False");

    let library = gauge(|command| {
        command.env("PYO3_ENVIRONMENT_SIGNATURE", "cpython-3.13-64bit");
    });
    assert_eq!(cfgs("signature", &library), "13 True False");

    let file = Site::new("configuration-file");
    let path = file.path().join("config.txt");
    std::fs::write(&path, "implementation=CPython\nversion=3.12\nshared=true\n").expect("a file");
    let library = gauge(|command| {
        command.env("PYO3_CONFIG_FILE", &path).env("PYO3_ENVIRONMENT_SIGNATURE", "cpython-3.13-64bit");
    });
    assert_eq!(cfgs("file", &library), "12 True False");
}

#[test]
fn another_environment_recompiles_nothing() {
    build(&mut extensions("release"));
    let environment = Site::new("environment");
    let stale = |artifacts: Vec<Artifact>| -> Vec<String> {
        artifacts.into_iter().filter(|artifact| !artifact.fresh).map(|artifact| artifact.name).collect()
    };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(environment.path().join("bin")).chain(std::env::split_paths(&path));
    let mut again = extensions("release");
    again.env("PATH", std::env::join_paths(path).expect("a path"));
    again.env("VIRTUAL_ENV", environment.path()).env("PYO3_PYTHON", interpreter());
    assert_eq!(stale(build(&mut again)), Vec::<String>::new());
}

#[test]
fn every_feature_of_pyo3_can_be_asked_for() {
    build(&mut cargo(&["check", "--package", "medley"]));
}
