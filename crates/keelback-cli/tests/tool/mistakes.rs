//! What the tool says to people who made a mistake: the reviewed texts.

mod environments;

use std::path::Path;

use crate::project::{Directory, HOLLOW, Outcome};

/// Runs `keelback build` and gives what is said, with the project's directory as `ROOT`.
#[track_caller]
fn complaint(project: &Directory, arguments: &[&str]) -> String {
    said(project, project.keelback(arguments).fails(1))
}

fn said(project: &Directory, outcome: Outcome) -> String {
    let from = outcome.stderr.find("error: ").unwrap_or_else(|| panic!("no error in:\n{}", outcome.stderr));
    let target = crate::project::target_directory();
    let text = outcome.stderr[from..].replace(&*project.path().to_string_lossy(), "ROOT");
    text.replace(&*target.to_string_lossy(), "TARGET")
}

#[test]
fn no_manifest() {
    let project = Directory::new("no_manifest");
    assert_eq!(
        complaint(&project, &["build"]),
        "error: there is no Cargo.toml of an extension here or in a directory above\n  --> ROOT\n\n\
         hint: make a project with `keelback new PATH`, or name one with `--manifest-path`\n"
    );
    assert_eq!(
        complaint(&project, &["build", "-m", "x/Cargo.toml"]),
        "error: there is no such manifest\n  --> x/Cargo.toml\n"
    );
}

#[test]
fn no_cdylib() {
    let project = Directory::new("no_cdylib");
    project.manifest("no_cdylib", "").library("no_cdylib", "");
    let expected = "error: the crate `no_cdylib` has no `cdylib` target, so there is nothing for Python to import\n  \
                    --> ROOT/Cargo.toml\n\nhint: add these lines:\n\n    [lib]\n    crate-type = [\"cdylib\", \"rlib\"]\n";
    assert_eq!(complaint(&project, &["build"]), expected);
    let manifest = project.path().join("Cargo.toml");
    assert_eq!(complaint(&project, &["build", "-m", &manifest.to_string_lossy()]), expected);
}

#[test]
fn a_workspace_without_a_package() {
    let project = Directory::new("no_package");
    project.write("Cargo.toml", "[workspace]\nmembers = []\n");
    assert_eq!(
        complaint(&project, &["build"]),
        "error: the manifest is a workspace's and has no package of its own\n  --> ROOT/Cargo.toml\n\n\
         hint: go to the member's directory, or name its Cargo.toml with `--manifest-path`\n"
    );
}

#[test]
fn no_init_symbol() {
    let project = Directory::new("no_init");
    project.extension("no_init", "");
    assert_eq!(
        complaint(&project, &["build"]),
        "error: the library has no init function, so Python cannot import it as `no_init`\n  \
         --> TARGET/debug/libno_init.so\n\n\
         hint: mark a module with `#[pymodule]`, as in `#[pymodule] mod no_init { ... }`\n"
    );
}

#[test]
fn an_init_symbol_of_another_name() {
    let project = Directory::new("other_init");
    project.extension("other_init", &HOLLOW.replace("MODULE", "renamed"));
    let derived = "error: the library's init function is `PyInit_renamed`, but a module named `other_init` needs \
                   `PyInit_other_init`\n  --> TARGET/debug/libother_init.so\n\n\
                   hint: rename the `#[pymodule]` to `other_init`, or set `module-name = \"renamed\"` in \
                   [tool.keelback] of pyproject.toml\n";
    for command in [&["build"][..], &["run", "-c", ""]] {
        assert_eq!(complaint(&project, command), derived);
    }
    project.write("python/pkg/__init__.py", "");
    project.write("pyproject.toml", "[tool.keelback]\npython-source = \"python\"\nmodule-name = \"pkg._native\"\n");
    assert_eq!(
        complaint(&project, &["build"]),
        "error: the library's init function is `PyInit_renamed`, but a module named `pkg._native` needs \
         `PyInit__native`\n  --> ROOT/pyproject.toml:3\n\n\
         hint: rename the `#[pymodule]` to `_native`, or set `module-name = \"pkg.renamed\"` in \
         [tool.keelback] of pyproject.toml\n"
    );
    project.write("pyproject.toml", "[tool.keelback]\nmodule-name = \"renamed\"\n");
    project.keelback(&["build", "-o", "out"]).succeeds();
}

#[test]
fn no_environment() {
    let project = Directory::new("no_environment");
    project.extension("no_environment", HOLLOW);
    assert_eq!(
        complaint(&project, &["develop"]),
        "error: there is no virtual environment: none is active, and no `.venv` is here or above\n  --> ROOT\n\n\
         hint: make one with `python3 -m venv .venv` or `uv venv`\n"
    );
    let mut command = project.command();
    let outcome = Outcome::of(command.env("VIRTUAL_ENV", project.path().join("gone")).arg("develop")).fails(1);
    assert_eq!(
        said(&project, outcome),
        "error: the virtual environment does not exist\n  --> ROOT/gone\n\n\
         hint: `VIRTUAL_ENV` names this directory: activate another environment, or unset it\n"
    );
}

#[test]
fn an_environment_with_the_wrong_python() {
    let project = Directory::new("old_python");
    project.extension("old_python", HOLLOW);
    project.write(".venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.8.18\n");
    project.write(".venv/lib/python3.8/site-packages/README.txt", "");
    assert_eq!(
        complaint(&project, &["develop"]),
        "error: the environment has Python 3.8.18, but the extension needs 3.9 or later\n  --> ROOT/.venv\n"
    );
    project.write("pyproject.toml", "[project]\nname = \"x\"\nversion = \"1\"\nrequires-python = \">=3.11\"\n[tool.keelback]\nmodule-name = \"old_python\"\n");
    project.write(".venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.10.1\n");
    assert_eq!(
        complaint(&project, &["develop"]),
        "error: the environment has Python 3.10.1, but `requires-python` is `>=3.11`\n  --> ROOT/.venv\n"
    );
}

#[test]
fn code_that_does_not_compile() {
    let project = Directory::new("no_compile");
    project.extension("no_compile", "fn broken() -> u8 { \"text\" }\n");
    let outcome = project.keelback(&["build"]).fails(1);
    let outcome = outcome.says("error[E0308]: mismatched types").says("src/lib.rs:1:");
    assert!(outcome.stderr.ends_with("\nerror: cargo could not build the crate `no_compile`\n"), "{}", outcome.stderr);
}

#[test]
fn a_manifest_that_cargo_refuses() {
    let project = Directory::new("bad_manifest");
    project.write("Cargo.toml", "[package]\nname = \"bad manifest\"\n[lib]\ncrate-type = [\"cdylib\"]\n");
    let text = complaint(&project, &["build"]);
    assert!(text.starts_with("error: cargo does not accept the manifest\n  --> ROOT/Cargo.toml\n  error: "), "{text}");
}

#[test]
fn a_pyproject_that_cannot_be_read() {
    let project = Directory::new("bad_pyproject");
    project.extension("bad_pyproject", HOLLOW);
    let cases = [
        ("[project]\nname = = 1\n", "error: not valid TOML: ", 2),
        ("[project]\nname = \"x\"\n", "error: [project] has no `version`\n", 2),
        (
            "[project]\nname = \"x\"\nversion = \"one\"\n",
            "error: the version `one` is none that Python packages can have (PEP 440)\n",
            3,
        ),
        ("[project]\nname = \"x\"\nversion = \"1\"\nreadme = \"no.md\"\n", "error: could not read the readme: ", 4),
        (
            "[project]\nname = \"x\"\nversion = \"1\"\nkeywords = \"y\"\n",
            "error: `project.keywords` must be a list, not a string\n",
            4,
        ),
        ("[project]\nname = \"x y\"\nversion = \"1\"\n", "error: `x y` is no name for a project", 2),
        (
            "[project]\nname = \"x\"\nversion = \"1\"\nrequires-python = \"3\"\n",
            "error: `requires-python` is no version specifier",
            4,
        ),
        (
            "[tool.keelback]\nfeatures = [1]\n",
            "error: `tool.keelback.features[0]` must be a table, not an integer\n",
            2,
        ),
        (
            "[tool.keelback]\nlocked = \"yes\"\n",
            "error: `tool.keelback.locked` must be true or false, not a string\n",
            2,
        ),
        ("[tool.keelback]\nmodul-name = \"x\"\n", "error: unknown key `modul-name` in [tool.keelback]\n", 2),
        (
            "[tool.keelback]\nmodule-name = \"a-b\"\n",
            "error: `a-b` in the module name `a-b` is no Python identifier\n",
            2,
        ),
        ("[tool.keelback]\npython-source = \"py\"\n", "error: `python-source` names `py`, which is no directory\n", 2),
        (
            "[tool.keelback]\nmodule-name = \"pkg._native\"\n",
            "error: the module name `pkg._native` says that there is a Python package `pkg`",
            2,
        ),
        ("[tool.keelback]\nmanifest-path = \"no/Cargo.toml\"\n", "error: `manifest-path` points to ", 2),
    ];
    for (text, expected, line) in cases {
        project.write("pyproject.toml", text);
        let said = complaint(&project, &["build"]);
        assert!(said.starts_with(expected), "{text}\n{said}");
        assert!(said.contains(&format!("\n  --> ROOT/pyproject.toml:{line}\n")), "{text}\n{said}");
    }
}

#[test]
fn a_key_that_maturin_does_not_know() {
    let project = Directory::new("unknown_key");
    project.extension("unknown_key", HOLLOW);
    project.write("pyproject.toml", "[tool.maturin]\nmodul-name = \"x\"\n");
    let outcome = project.keelback(&["build", "-o", "out"]).succeeds();
    outcome
        .says("warning: unknown key `modul-name` in [tool.maturin] is ignored")
        .says("hint: did you mean `module-name`?");
}

#[test]
fn a_package_that_is_overlooked() {
    let project = Directory::new("overlooked");
    project.extension("overlooked", HOLLOW).write("python/overlooked/__init__.py", "");
    let outcome = project.keelback(&["build", "-o", "out"]).succeeds();
    outcome
        .says("warning: the Python package `python/overlooked` is not part of the project")
        .says("hint: set `python-source = \"python\"`");
}

#[test]
fn nothing_to_run() {
    let project = Directory::new("no_script");
    assert_eq!(complaint(&project, &["run", "no.py"]), "error: there is no such script\n  --> no.py\n");
    for arguments in
        [&["run"][..], &["run", "-m"], &["run", "--relase", "x.py"], &["biuld"], &["build", "-r", "--profile", "x"]]
    {
        project.keelback(arguments).fails(2).says("Usage: keelback");
    }
}

#[test]
fn no_interpreter() {
    let project = Directory::new("no_python");
    project.extension("no_python", HOLLOW);
    let text = complaint(&project, &["run", "--python", "9.9", "-c", ""]);
    assert!(text.starts_with("error: there is no interpreter `9.9`\n\nhint: "), "{text}");
}

#[test]
fn no_cargo() {
    let project = Directory::new("no_cargo");
    project.extension("no_cargo", HOLLOW);
    let mut command = project.command();
    let outcome = Outcome::of(command.env("CARGO", "/nowhere/cargo").arg("build")).fails(1);
    assert_eq!(
        said(&project, outcome),
        "error: cargo is not installed, or not on PATH\n\nhint: install Rust as https://rustup.rs says\n"
    );
}

#[test]
fn colours_only_where_they_are_wanted() {
    let project = Directory::new("no_colour");
    let outcome = Outcome::of(project.command().env_remove("NO_COLOR").arg("build")).fails(1);
    assert!(!outcome.stderr.contains('\u{1b}'), "{}", outcome.stderr);
    let mut command = project.command();
    let outcome = Outcome::of(command.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").arg("build")).fails(1);
    assert!(outcome.stderr.contains('\u{1b}'), "{}", outcome.stderr);
    let outcome = Outcome::of(project.command().env("CLICOLOR_FORCE", "1").arg("build")).fails(1);
    assert!(!outcome.stderr.contains('\u{1b}'), "{}", outcome.stderr);
    assert!(Path::new(project.path()).is_dir());
}
