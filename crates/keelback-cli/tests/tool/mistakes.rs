//! What the tool says to people who made a mistake: the reviewed texts.

mod environments;
mod table;

use std::path::Path;

use crate::project::{Directory, HOLLOW, Outcome};

/// Runs `keelback build` and gives what is said, with the project's directory as `ROOT`.
#[track_caller]
fn complaint(project: &Directory, arguments: &[&str]) -> String {
    said(project, project.keelback(arguments).fails(1))
}

/// A mistake that shows before anything is built, in a project of the name `mistake`.
struct Mistake {
    name: &'static str,
    /// What is in the project beside its `Cargo.toml` and `src/lib.rs`, or in their place.
    files: &'static [(&'static str, &'static str)],
    /// `ROOT` stands for the project's directory.
    variables: &'static [(&'static str, &'static str)],
    arguments: &'static [&'static str],
    /// What is said, with the project's directory as `ROOT`.
    says: &'static str,
}

/// Stands for a file that is not there.
const ABSENT: &str = "\0";

#[test]
fn each_is_told_and_leaves_nothing() {
    for mistake in table::TABLE {
        let project = Directory::new(mistake.name);
        project.extension("mistake", "");
        for (path, text) in mistake.files {
            match *text {
                ABSENT => std::fs::remove_file(project.path().join(path)).expect("a file"),
                text => drop(project.write(path, text)),
            }
        }
        let before = project.files_below("");
        let mut command = project.command();
        let root = project.path().to_string_lossy().into_owned();
        command.envs(mistake.variables.iter().map(|(name, value)| (name, value.replace("ROOT", &root))));
        let outcome = Outcome::of(command.args(mistake.arguments)).fails(1);
        assert_eq!(said(&project, outcome), mistake.says, "{}", mistake.name);
        assert_eq!(project.files_below(""), before, "{}", mistake.name);
    }
}

fn said(project: &Directory, outcome: Outcome) -> String {
    let from = outcome.stderr.find("error: ").unwrap_or_else(|| panic!("no error in:\n{}", outcome.stderr));
    let target = project.target();
    let text = outcome.stderr[from..].replace(&*target.to_string_lossy(), "TARGET");
    text.replace(&*project.path().to_string_lossy(), "ROOT")
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
    for arguments in
        [&["run"][..], &["run", "-m"], &["run", "--relase", "x.py"], &["biuld"], &["build", "-r", "--profile", "x"]]
    {
        project.keelback(arguments).fails(2).says("Usage: keelback");
    }
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
