//! `keelback new`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::{Directory, Outcome, python};
use crate::wheel::Wheel;

/// Runs the project's own tests, without pytest.
const TESTS: &str = "import glob, runpy
for path in glob.glob('tests/*.py'):
    for name, value in runpy.run_path(path).items():
        name.startswith('test_') and print(name, value() or 'passed')
";

#[test]
fn a_place_that_is_taken_is_left_alone() {
    let directory = Directory::new("new_taken");
    directory.write("there/file", "x");
    directory
        .keelback(&["new", "there"])
        .fails(1)
        .says("error: there is something already")
        .says("hint: name a directory");
    assert_eq!(directory.files_below("there"), ["file"]);
}

#[test]
fn names_are_checked() {
    let directory = Directory::new("new_names");
    directory.keelback(&["new", "class"]).fails(1).says("`class` cannot be a project's name: it is a reserved word");
    directory.keelback(&["new", "a", "--name", "1b"]).fails(1).says("`1b` cannot be a project's name");
    assert_eq!(directory.files_below("."), Vec::<String>::new());
}

#[test]
fn each_layout_has_its_files() {
    let directory = Directory::new("new_files");
    directory.keelback(&["new", "my-plain"]).succeeds();
    let plain = [".gitignore", "Cargo.toml", "pyproject.toml", "src/lib.rs", "tests/test_my_plain.py"];
    assert_eq!(directory.files_below("my-plain"), plain);
    directory.keelback(&["new", "m", "--mixed", "--name", "my-mixed"]).succeeds();
    let mixed = [
        ".gitignore",
        "Cargo.toml",
        "pyproject.toml",
        "python/my_mixed/__init__.py",
        "python/my_mixed/_native.pyi",
        "python/my_mixed/py.typed",
        "src/lib.rs",
        "tests/test_my_mixed.py",
    ];
    assert_eq!(directory.files_below("m"), mixed);
    directory.keelback(&["new", "s", "--src", "--name", "my_src"]).succeeds();
    let src = [
        ".gitignore",
        "pyproject.toml",
        "rust/Cargo.toml",
        "rust/src/lib.rs",
        "src/my_src/__init__.py",
        "src/my_src/_native.pyi",
        "src/my_src/py.typed",
        "tests/test_my_src.py",
    ];
    assert_eq!(directory.files_below("s"), src);
}

#[test]
fn a_workspace_around_it_does_not_claim_it() {
    let directory = Directory::new("new_workspace");
    directory.write("Cargo.toml", "[workspace]\nmembers = []\n");
    directory.keelback(&["new", "inner"]).succeeds();
    let manifest = std::fs::read_to_string(directory.path().join("inner/Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("\n[workspace]\n"), "{manifest}");
    let outside = Directory::new("new_workspace_not");
    outside.keelback(&["new", "inner"]).succeeds();
    let manifest = std::fs::read_to_string(outside.path().join("inner/Cargo.toml")).expect("a manifest");
    assert!(!manifest.contains("[workspace]"), "{manifest}");
}

#[test]
fn what_is_said_fits_a_screen() {
    let directory = Directory::new("new_help");
    for arguments in [
        vec!["--help"],
        vec!["new", "--help"],
        vec!["run", "--help"],
        vec!["develop", "--help"],
        vec!["build", "--help"],
    ] {
        let mut command = directory.command();
        let outcome = Outcome::of(command.args(&arguments).env("COLUMNS", "80")).succeeds();
        assert!(outcome.stdout.lines().count() <= 30, "{}", outcome.stdout);
        assert!(outcome.stdout.lines().all(|line| line.len() <= 100), "{}", outcome.stdout);
    }
}

#[test]
fn a_directory_becomes_a_project() {
    let directory = Directory::new("new_init");
    directory.keelback(&["init", "--name", "fresh", "--ci"]).succeeds();
    let files = directory.files_below(".");
    let expected =
        [".github/workflows/CI.yml", ".gitignore", "Cargo.toml", "pyproject.toml", "src/lib.rs", "tests/test_fresh.py"];
    assert_eq!(files, expected);
    directory.keelback(&["init"]).fails(1).says("error: there is a project already");

    let crate_there = Directory::new("new_init_crate");
    crate_there.manifest("there", "").write("src/lib.rs", "// mine\n").write(".gitignore", "mine\n");
    crate_there
        .keelback(&["init", "--name", "there"])
        .succeeds()
        .says("warning: the crate `there` has no `cdylib` target");
    assert_eq!(crate_there.files_below("."), [".gitignore", "Cargo.toml", "pyproject.toml", "src/lib.rs"]);
    assert_eq!(std::fs::read_to_string(crate_there.path().join(".gitignore")).expect("a file"), "mine\n");
}

#[test]
fn the_bindings_can_be_chosen() {
    let directory = Directory::new("new_bindings");
    directory.keelback(&["new", "p", "-b", "pyo3"]).succeeds();
    let read = |path: &str| std::fs::read_to_string(directory.path().join(path)).expect("a file");
    assert!(read("p/Cargo.toml").ends_with("[dependencies]\npyo3 = \"0.30\"\n"), "{}", read("p/Cargo.toml"));
    assert!(read("p/src/lib.rs").contains("use pyo3::prelude::*;"));
    directory.keelback(&["new", "c", "-b", "cffi"]).fails(1).says("hint: choose `keelback` or `pyo3`");
}

#[test]
fn uv_is_told_what_to_watch() {
    let directory = Directory::new("new_uv");
    for (layout, rust) in [(&[][..], ""), (&["--mixed"], ""), (&["--src"], "rust/")] {
        let name = format!("uv{}", layout.len() + rust.len());
        directory.keelback(&[&["new", &name], layout].concat()).succeeds();
        let text = std::fs::read_to_string(directory.path().join(&name).join("pyproject.toml")).expect("a file");
        let keys = format!(
            "cache-keys = [{{ file = \"pyproject.toml\" }}, {{ file = \"{rust}Cargo.toml\" }}, {{ file = \"{rust}src/**/*.rs\" }}]\n"
        );
        assert!(text.ends_with(&keys), "{text}");
    }
}

#[test]
fn a_plain_project_works() {
    works(
        "new-plain",
        &[],
        "import new_plain; print(new_plain.greet('you'), new_plain.__doc__)",
        "Hello, you. Greets people, and adds numbers up.\n",
    );
}

#[test]
fn a_mixed_project_works() {
    works("new-mixed", &["--mixed"], "import new_mixed; print(new_mixed.mean([1, 2]))", "1.5\n");
}

#[test]
fn a_project_in_src_works() {
    works("new-src", &["--src"], "import new_src; print(new_src.mean([1, 2]))", "1.5\n");
}

/// Makes a project with the binding crate, and takes it through every command.
fn works(name: &str, options: &[&str], program: &str, expected: &str) {
    let directory = Directory::of_keelback(name);
    let project = directory.path().join(name);
    directory.keelback(&[&["new", name], options].concat()).succeeds();
    let keelback =
        |arguments: &[&str]| Outcome::of(directory.command().current_dir(&project).args(arguments)).succeeds();

    let outcome = keelback(&["run", "-c", TESTS]);
    assert_eq!(outcome.stdout.matches(" passed").count(), 2, "{}", outcome.stdout);
    keelback(&["run", "-c", TESTS]).does_not_say("Compiling");

    let interpreter = environment(&project);
    keelback(&["develop"]);
    let python =
        || Outcome::of(Command::new(&interpreter).current_dir("/").env_remove("PYTHONPATH").args(["-c", program]));
    assert_eq!(python().succeeds().stdout, expected);

    keelback(&["build", "-o", "out"]);
    let wheel = Wheel::only_in(&project.join("out"));
    assert_eq!(wheel.tag(), "cp314.cp39-abi3.abi3t.cp314t");
    install(&interpreter, &wheel, name);
    assert_eq!(python().succeeds().stdout, expected);

    let manifest = if project.join("Cargo.toml").is_file() { "Cargo.toml" } else { "rust/Cargo.toml" };
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--quiet", "--manifest-path", manifest]).current_dir(&project);
    Outcome::of(cargo.env("CARGO_TARGET_DIR", directory.target())).succeeds();
}

/// A virtual environment in the project, with pip where this Python comes with it.
fn environment(project: &Path) -> PathBuf {
    let root = project.join(".venv");
    let with_pip = Outcome::of(Command::new(python()).args(["-m", "venv"]).arg(&root));
    if !with_pip.output.status.success() {
        Outcome::of(Command::new(python()).args(["-m", "venv", "--clear", "--without-pip"]).arg(&root)).succeeds();
    }
    root.join("bin").join("python")
}

/// Replaces what `develop` installed with the wheel.
fn install(interpreter: &Path, wheel: &Wheel, name: &str) {
    let pip = |arguments: &[&str]| Outcome::of(Command::new(interpreter).args(["-m", "pip"]).args(arguments));
    if !pip(&["--version"]).output.status.success() {
        eprintln!("this Python comes without pip: the wheel is not installed");
        return;
    }
    pip(&["uninstall", "-y", name]).succeeds();
    pip(&["install", "--no-index", &wheel.path().to_string_lossy()]).succeeds();
    let installer = format!("import importlib.metadata as m; print(m.distribution('{name}').read_text('INSTALLER'))");
    assert_eq!(Outcome::of(Command::new(interpreter).args(["-c", &installer])).succeeds().stdout.trim(), "pip");
}
