//! `keelback new`.

use crate::project::{Directory, Outcome};

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
    directory
        .keelback(&["new", "class"])
        .fails(1)
        .says("`class` cannot be a project's name: it is a reserved word");
    directory
        .keelback(&["new", "a", "--name", "1b"])
        .fails(1)
        .says("`1b` cannot be a project's name");
    assert_eq!(directory.files_below("."), Vec::<String>::new());
}

#[test]
fn each_layout_has_its_files() {
    let directory = Directory::new("new_files");
    directory.keelback(&["new", "my-plain"]).succeeds();
    let plain = [
        ".gitignore",
        "Cargo.toml",
        "pyproject.toml",
        "src/lib.rs",
        "tests/test_my_plain.py",
    ];
    assert_eq!(directory.files_below("my-plain"), plain);
    directory
        .keelback(&["new", "m", "--mixed", "--name", "my-mixed"])
        .succeeds();
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
    directory
        .keelback(&["new", "s", "--src", "--name", "my_src"])
        .succeeds();
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
    let manifest =
        std::fs::read_to_string(directory.path().join("inner/Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("\n[workspace]\n"), "{manifest}");
    let outside = Directory::new("new_workspace_not");
    outside.keelback(&["new", "inner"]).succeeds();
    let manifest =
        std::fs::read_to_string(outside.path().join("inner/Cargo.toml")).expect("a manifest");
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
        assert!(
            outcome.stdout.lines().all(|line| line.len() <= 100),
            "{}",
            outcome.stdout
        );
    }
}
