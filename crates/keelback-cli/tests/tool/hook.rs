//! `import keelback.hook`.

use std::path::Path;
use std::process::Command;

use crate::project::{Directory, Outcome, WORKING};

fn mixed(name: &str) -> Directory {
    let project = Directory::new(name);
    project.extension(name, &WORKING.replace("MODULE", "_native"));
    let tool = format!("[tool.keelback]\nmodule-name = \"{name}._native\"\npython-source = \"python\"\n");
    project.write("pyproject.toml", &tool);
    project.write(&format!("python/{name}/__init__.py"), "from ._native import value\n");
    project
}

/// Imports the project below the hook, and prints its value.
fn import(project: &Directory, interpreter: &Path, name: &str) -> Command {
    let mut command = project.with_package(interpreter);
    command.args(["-c", &format!("import keelback.hook, {name}; print({name}.value)")]);
    command
}

#[test]
fn what_changed_is_rebuilt_on_import() {
    let plain = Directory::new("hook_plain");
    plain.extension("hook_plain", WORKING);
    for (name, project) in [("hook_plain", plain), ("hook_mixed", mixed("hook_mixed"))] {
        let interpreter = project.environment();
        project.keelback(&["develop"]).succeeds();
        let run = || Outcome::of(&mut import(&project, &interpreter, name));
        assert_eq!(run().succeeds().stdout, "1\n");
        project.set_value(2);
        let outcome = run().succeeds().says(&format!("Compiling {name}"));
        assert_eq!(outcome.stdout, "2\n");
        // Where nothing changed, no program is started: there is none.
        let mut command = import(&project, &interpreter, name);
        let outcome = Outcome::of(command.env("KEELBACK_EXECUTABLE", "/nowhere/keelback")).succeeds();
        assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("2\n", ""));
        project.set_value(3);
        let mut off = import(&project, &interpreter, name);
        assert_eq!(Outcome::of(off.env("KEELBACK_HOOK", "0")).succeeds().stdout, "2\n");
        assert_eq!(run().succeeds().stdout, "3\n");
    }
}

#[test]
fn a_build_that_fails_is_an_import_error() {
    let project = mixed("hook_broken");
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds();
    let source = std::fs::read_to_string(project.path().join("src/lib.rs")).expect("a file");
    project.write("src/lib.rs", "fn broken() -> u8 { \"text\" }\n");
    let outcome = Outcome::of(&mut import(&project, &interpreter, "hook_broken")).fails(1);
    outcome
        .says("error[E0308]: mismatched types")
        .says("ImportError: hook_broken has changed and cannot be built; see above");
    project.write("src/lib.rs", &source);
    assert_eq!(Outcome::of(&mut import(&project, &interpreter, "hook_broken")).succeeds().stdout, "1\n");
}

#[test]
fn other_tools_builds_and_profiles_are_kept() {
    let project = mixed("hook_profile");
    let interpreter = project.environment();
    project.keelback(&["develop", "--release"]).succeeds();
    project.set_value(2);
    let outcome = Outcome::of(&mut import(&project, &interpreter, "hook_profile")).succeeds();
    assert_eq!(outcome.says("`release` profile").stdout, "2\n");
    // What a build by hand has made is newer than what is installed.
    project.set_value(3);
    let mut cargo = Command::new(std::env::var_os("CARGO").expect("cargo runs the tests"));
    cargo.current_dir(project.path()).args(["build", "-q", "--release"]);
    Outcome::of(cargo.env("CARGO_TARGET_DIR", project.target())).succeeds();
    let outcome = Outcome::of(&mut import(&project, &interpreter, "hook_profile")).succeeds();
    assert_eq!(outcome.does_not_say("Compiling").stdout, "3\n");
}
