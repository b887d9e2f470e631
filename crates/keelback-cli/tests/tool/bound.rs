//! Extensions that are bound to one Python, as those of PyO3's are.
//!
//! They depend on a package of that name which holds nothing: what counts for the tool is that they do, and that their
//! libraries leave Python's functions to the loader.

use std::path::Path;
use std::process::Command;

use crate::project::{Directory, HOLLOW, Outcome, WORKING};
use crate::wheel::Wheel;

/// Does not compile where PyO3's build scripts would not be told for whom.
const TOLD: &str = "const _: [&str; 2] = [env!(\"PYO3_PYTHON\"), env!(\"PYO3_ENVIRONMENT_SIGNATURE\")];\n";

/// A project whose extension is `name._native`, in a package beside it.
fn project(name: &str) -> Directory {
    let project = Directory::new(name);
    depend(&project, name, "[]");
    project.library("_native", &format!("{WORKING}{TOLD}"));
    project.write("pyo3/src/lib.rs", "");
    project.write(
        "pyo3/Cargo.toml",
        "[package]\nname = \"pyo3\"\nversion = \"0.30.1\"\nedition = \"2024\"\n[features]\nabi3-py39 = []\n",
    );
    project.write("pyproject.toml", &format!("[tool.maturin]\nmodule-name = \"{name}._native\"\n"));
    project.write(&format!("{name}/__init__.py"), "from ._native import value\n");
    project
}

fn depend(project: &Directory, name: &str, features: &str) {
    let lines = format!(
        "[lib]\ncrate-type = [\"cdylib\"]\n[dependencies]\npyo3 = {{ path = \"pyo3\", features = {features} }}\n"
    );
    project.manifest(name, &lines);
}

/// What the interpreter prints, anywhere but in the project.
fn says(python: &Path, program: &str) -> String {
    let mut command = Command::new(python);
    command.env_remove("PYTHONPATH").current_dir(std::env::temp_dir()).args(["-c", program]);
    Outcome::of(&mut command).succeeds().stdout.trim().to_owned()
}

#[test]
fn a_library_is_called_as_the_python_wants_that_it_is_for() {
    let project = project("bound_one");
    let python = project.environment();
    project.keelback(&["develop"]).succeeds().says("Installed bound_one 0.1.0");
    project.keelback(&["develop"]).succeeds().says("Unchanged bound_one 0.1.0");
    let suffix = says(&python, "import sysconfig; print(sysconfig.get_config_var('EXT_SUFFIX'))");
    let loaded = says(&python, "import bound_one._native as n; print(n.value, n.__file__)");
    assert!(loaded.starts_with("1 ") && loaded.ends_with(&format!("_bound_one_editable/_native{suffix}")), "{loaded}");
    let tag = says(&python, "import sys; print('cp3%d-cp3%d' % (sys.version_info[1], sys.version_info[1]))");
    let read = "import importlib.metadata as m; print(m.distribution('bound_one').read_text('WHEEL'))";
    assert!(says(&python, read).contains(&format!("\nTag: {tag}")), "{}", says(&python, read));

    let ran = project.keelback(&["run", "-c", "import bound_one._native as n; print(n.__file__)"]).succeeds();
    assert!(ran.stdout.trim().ends_with(&format!("/bound_one/_native{suffix}")), "{}", ran.stdout);

    project.keelback(&["develop", "--skip-install"]).succeeds();
    assert_eq!(project.files_below("bound_one"), ["__init__.py".to_owned(), format!("_native{suffix}")]);
}

#[test]
fn a_library_of_the_stable_abi_says_so() {
    let project = project("bound_stable");
    depend(&project, "bound_stable", "[\"abi3-py39\"]");
    let python = project.environment();
    project.keelback(&["develop"]).succeeds();
    let loaded = says(&python, "import bound_stable._native as n; print(n.__file__)");
    // Without the GIL there is none for what is compiled with C's headers.
    let suffix =
        "import sysconfig as s; print(s.get_config_var('EXT_SUFFIX' if s.get_config_var('Py_GIL_DISABLED') else 'x'))";
    let suffix = Some(says(&python, suffix)).filter(|found| found != "None").unwrap_or_else(|| ".abi3.so".to_owned());
    assert!(loaded.ends_with(&format!("_bound_stable_editable/_native{suffix}")), "{loaded}");
}

#[test]
fn a_library_that_binds_late_leaves_out_what_was_compiled_for_the_gil() {
    let project = project("bound_cfgs");
    project.library("_native", &HOLLOW.replace("MODULE", "_native"));
    let package = |name: &str| format!("[package]\nname = \"{name}\"\nversion = \"0.30.1\"\nedition = \"2024\"\n");
    let asks = "[build-dependencies]\npyo3-build-config = { path = \"config\" }\n";
    let lines = format!("[lib]\ncrate-type = [\"cdylib\"]\n[dependencies]\npyo3 = {{ path = \"pyo3\" }}\n{asks}");
    project.manifest("bound_cfgs", &lines).write("build.rs", "fn main() {}\n");
    project.write("config/Cargo.toml", &package("pyo3-build-config")).write("config/src/lib.rs", "");
    let outcome = project.keelback(&["build", "-o", "out"]).succeeds();
    outcome
        .says("not for free-threaded Pythons, as the crate `pyo3-build-config` is compiled for Pythons with the GIL");
    assert_eq!(Wheel::only_in(&project.path().join("out")).tag(), "cp39-abi3");
}
